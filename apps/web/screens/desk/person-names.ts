/** Names of people who are named without a title: by given names, family names and what is said of them. */
import { ALSO_WORDS, FAMILY_ENDINGS, FAMILY_NAMES, GIVEN_NAMES } from './given-names.ts'

/** A stretch of the text, from its first character to the one after its last. */
export type Stretch = { readonly from: number; readonly to: number }

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** What is called after somebody and is not that person. */
const CALLED_AFTER = words(`
academy act airport alliance assessment association avenue award board borough building campaign campus care cathedral centre chapel charity church city clinic close
college committee community council county court day department directorate disease drive fellowship forum foundation framework fund garden gardens gate general group grove hall
health healthcare hill home hospice hospital hospitals house infirmary inquiry institute index lane law library line lodge medical mosque month network nhs notes nurses
nursing park partnership passport place plan practice programme project report review road room rule scale scheme school score service services
society square standard station strategy street suite surgery survey syndrome team temple terrace test theatre tool town training trust unit university
village ward week wing year zone
`)

/** The same behind a name, in small letters: fewer, as a sentence goes on there. */
const CALLED_AFTER_IN_SMALL = words(`
centre clinic disease foundation hospice hospital house inquiry nurses practice programme project rule scale score scheme school suite surgery syndrome
test training trust unit ward wards wing
`)

/** Whoever stands before them has a building or a bank holiday called after them. */
const NO_PERSON_AFTER = words('st saint ss queen king prince princess our pope prophet guru hurricane storm')

/** Of these one speaks without meaning anybody in the room. */
const OF_HISTORY =
  /^(?:marie curie|mary seacole|florence nightingale|sue ryder|oliver mcgowan|stephen lawrence|nelson mandela|edward jenner|rosa parks|martin luther|james paget)/

/** First words of a sentence, and words that are written with a capital and are no part of a name. */
const NO_PART_OF_A_NAME = words(`
a about african after age all also am an and another any arab are as asian asked at australian bangladeshi because before bengali black board both british but by carers caribbean catholic
chief chinese christian christmas community consultant could deaf did director disabled do does domain during each easy eid english essex european even every female few filipino first for
friends from general german gp gps gypsy had has have he healthwatch hello her here hindu his how i if ill in indian interpreters irish is it italian its jewish kurdish last latin lesbian local london
male managers many mental midwives more most mothers muslim my nearly new nhs nigerian no nobody north not now nurses of on once one only or other our outcome pakistani
parents patient patients people perhaps please polish portuguese punjabi question roma romanian royal scottish senior service services she sikh since social so some
somali south spanish staff syrian tamil team that the their then there these they this those though three to trade trans traveller turkish two ukrainian unison unions urdu vietnamese was we welsh were west what when
where which while white who whose why will with women men would yes you young your
january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
`)

const RUN = /(?<![\p{L}\p{N}'’-])\p{Lu}[\p{L}'’-]*(?:[ \u00a0]\p{Lu}[\p{L}'’-]*)*/gu
const WORD = /\p{L}[\p{L}'’-]*/gu

/** After these somebody says who they or others are. */
const IS_NAMED = /(?:\b[Nn]ame is|\b[Nn]ame(?:’|')s|\b[Nn]ame:|\bI am|\bI(?:’|')m|\b[Ss]igned)[ ,:]*$/u
/** What only a person does. */
const DOES =
  /^ (?:shouted|laughed|cried|died|passed away|told me|said to me|made me|refused to|is my|was my|was rude|is rude|lives at|lived at|works on|works in|who lives)\b/u

/** Whose name follows these may be written without a capital: "my son daniel". */
const KIN =
  /\b(?:son|daughter|husband|wife|mum|mother|dad|father|sister|brother|friend|partner|neighbour|baby|nurse|midwife|doctor|named?|called|name is|aunt|auntie|uncle|nan|gran)$/iu

/** @returns where names of people stand, in order; what is called after a person is none */
export function namesIn(text: string): Stretch[] {
  const found: Stretch[] = []
  for (const run of text.matchAll(RUN)) {
    const name = nameIn(wordsAt(run[0], run.index), text)
    if (name !== null) found.push(name)
  }
  return [...found, ...namesInSmallLetters(text)].toSorted((a, b) => a.from - b.from)
}

type Word = Stretch & { readonly bare: string; readonly isOwner: boolean; readonly isShort: boolean }

function wordsAt(text: string, from: number): Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const at = from + match.index
    const isOwner = /['’]s$/u.test(match[0])
    const bare = match[0].toLowerCase().replace(/['’]s?$/u, '')
    return {
      from: at,
      to: at + match[0].length - (isOwner ? 2 : 0),
      bare,
      isOwner,
      isShort: /^\p{Lu}{1,4}$/u.test(match[0]),
    }
  })
}

/** @param run words with a capital, one behind the other */
function nameIn(run: readonly Word[], text: string): Stretch | null {
  const [first] = run
  const last = run.at(-1)
  if (first === undefined || last === undefined) return null
  const after = text.slice(last.to + (last.isOwner ? 2 : 0))
  if (run.some(({ bare }) => CALLED_AFTER.has(bare))) return null
  const following = after.match(/^ (\p{Ll}+)/u)?.[1] ?? ''
  if (CALLED_AFTER_IN_SMALL.has(following) || (/^(?:\.? )?\d/u.test(after) && run.length === 1)) return null
  const parts = run.slice(run.findIndex(({ bare }) => !NO_PART_OF_A_NAME.has(bare) || ALSO_WORDS.has(bare)))
  const [begins] = parts
  if (begins === undefined || NO_PERSON_AFTER.has(first.bare) || NO_PERSON_AFTER.has(begins.bare)) return null
  if (OF_HISTORY.test(parts.map(({ bare }) => bare).join(' '))) return null
  const whole = { from: begins.from, to: last.to }
  const given = parts.findIndex(isGiven)
  if (given !== -1) return { from: parts[given]?.from ?? whole.from, to: whole.to }
  if (parts.length < 2 || parts.some(({ bare }) => NO_PART_OF_A_NAME.has(bare) && !ALSO_WORDS.has(bare))) return null
  if (
    ALSO_WORDS.has(begins.bare) ||
    parts.slice(1).some(({ bare }) => FAMILY_NAMES.has(bare) || FAMILY_ENDINGS.test(bare))
  )
    return whole
  return IS_NAMED.test(text.slice(0, whole.from)) || DOES.test(after) ? whole : null
}

/** Few capitals alone are an abbreviation. */
const isGiven = ({ bare, isShort }: Word): boolean =>
  !isShort && (GIVEN_NAMES.has(bare) || GIVEN_NAMES.has(bare.split('-')[0] ?? ''))

/** A short one may be a word: "an ion". */
const LEAST_IN_SMALL = 5

function namesInSmallLetters(text: string): Stretch[] {
  const all = wordsAt(text, 0)
  return all.flatMap((word, place): Stretch[] => {
    if (text[word.from] !== word.bare[0]) return []
    const before = text.slice(0, word.from).trimEnd()
    const isCalled = KIN.test(before) && (GIVEN_NAMES.has(word.bare) || FAMILY_NAMES.has(word.bare))
    const isLong = word.bare.length >= LEAST_IN_SMALL && GIVEN_NAMES.has(word.bare)
    if (!isCalled && !isLong) return []
    const next = all[place + 1]
    if (next !== undefined && (CALLED_AFTER.has(next.bare) || OF_HISTORY.test(`${word.bare} ${next.bare}`))) return []
    if (NO_PERSON_AFTER.has(all[place - 1]?.bare ?? '')) return []
    return [{ from: word.from, to: word.to }]
  })
}
