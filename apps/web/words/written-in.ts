/** In which language something seems to be written: what people bring to a room says nothing of it. Pure. */

/** Letters that no other language here writes, those of the narrower alphabet first. */
const LETTERS: readonly (readonly [tag: string, letters: RegExp])[] = [
  ['ur', /[ٹڈڑںےھہکگچپی]/],
  ['ar', /\p{Script=Arabic}/u],
  ['pa', /\p{Script=Gurmukhi}/u],
  ['bn', /\p{Script=Bengali}/u],
  ['pl', /[ąćęłńśźż]/i],
  ['ro', /[ăâșşțţ]/i],
  ['cy', /[ŵŷ]/i],
]

/** @returns the tag of a language; English where its letters tell nothing else, as most of a room's evidence is English */
export const writtenIn = (text: string): string => LETTERS.find(([, letters]) => letters.test(text))?.[0] ?? 'en-GB'
