/**
 * The 256 words of seal words, in the order of the byte each stands for: word 0 is byte 00, word 255 is byte ff.
 * Never reorder, replace or add: printed minutes would no longer match their trail.
 * Chosen to be read aloud across a room: 3 to 7 letters, known by their first three, no two a single letter apart.
 */
export const SEAL_WORD_LIST: readonly string[] = `
acorn actor album almond anchor ankle apple apron arrow artist atlas attic autumn bacon badger
ballet bamboo banana barley basil beaver beetle bicycle biscuit blanket blossom bonfire bottle
bramble bridge bronze bubble bucket button cabbage cactus camera candle carpet castle cavern chalk
cherry chimney cinema circus clock cobweb copper cotton cousin cradle cricket crystal curtain
cushion daisy dancer diamond dinner doctor dolphin donkey dragon drum dungeon eagle elbow emerald
engine evening falcon farmer fiddle finger flag flute forest fossil fox frost galaxy garden giraffe
glove goblet goose grape guitar hammer harbour hazel helmet horizon iceberg igloo indigo insect
island ivory ivy jaguar jasmine jelly jigsaw jockey journey jumper jungle kayak kettle kingdom
kitchen koala ladder lagoon lantern leather lemon leopard lettuce library lily lizard lobster lotus
magnet mammoth mango maple marble meadow melon mirror mosaic museum napkin nectar needle nest nickel
noodle nutmeg oasis oatmeal ocean octopus olive onion opal orange orbit orchard ostrich otter owl
oxygen oyster palace panda paper parade pasture peanut pebble pelican pencil pepper piano picnic
pigeon pilot pirate planet poppy potato pudding puffin pumpkin puppet puzzle pyramid quilt rabbit
radio raft railway rhubarb ribbon river robin rocket rooster ruby saddle salmon sandal satchel
school scooter seagull shadow shelter shovel silver sister smoke sparrow spider sponge squash
stadium sunset swan table tadpole teapot temple tennis thistle thunder tiger timber toast tomato
tractor trumpet tugboat tulip tunnel turtle uncle unicorn valley vanilla velvet village violin
volcano voyage vulture waffle wagon walnut water weasel whisper willow window wolf wombat yacht
yellow zebra zigzag zipper
`
  .trim()
  .split(/\s+/)
