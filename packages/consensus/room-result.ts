/**
 * The result of a round as everybody may see it: on the wall, on phones, in the report.
 *
 * It has no thousandths, no distances and no figure of a group too small to show, so nothing drawn or said from it can
 * give a vote away. Screens and sentences take this record and nothing else.
 */
import { GRADES, Grade } from '@eds/frameworks/framework'
import { z } from 'zod/mini'
import type { GroupTally } from './ballot.ts'
import { disclosure, dominantGrade, type GroupDisclosure, type Roll, together } from './disclosure.ts'
import { ConsensusConfig, type ConsensusResult, ConsensusState, Next, POLICY_NAME, Reason } from './policy.ts'

/** How much of the equal voice is on the grade, in percent. The edges are those of the states. */
export const SupportBand = z.enum(['<50', '50-69', '70-89', '90-100'])
export type SupportBand = z.infer<typeof SupportBand>

/**
 * What may be shown of some people's grades. `histogram` is ballots per grade from the lowest, null where there are
 * none (drawn as a dash); `mainly` only the commonest grade, so that unanimity and one dissenter look alike.
 * Withheld because `small`: too few ballots; `secondary`: it would give a smaller group away; `roll`: fewer people than
 * may be shown came or went since the round before; `others`: it would uncover what stands as `mainly` beside it;
 * `few`: a group is so small that beside the grade, in which it has a whole voice, its votes could be worked out.
 */
export const Shown = z.discriminatedUnion('show', [
  z.object({ show: z.literal('histogram'), histogram: z.array(z.nullable(z.int().check(z.minimum(1)))) }),
  z.object({ show: z.literal('mainly'), grade: Grade }),
  z.object({ show: z.literal('withheld'), why: z.enum(['small', 'secondary', 'roll', 'others', 'few']) }),
  z.object({ show: z.literal('nobody-voted') }),
])
export type Shown = z.infer<typeof Shown>

/** The result for everyone. */
export const RoomResult = z.object({
  policy: z.literal(POLICY_NAME),
  /** The settings the round was counted by. */
  config: ConsensusConfig,
  /** 1, 2, 3 … per question. */
  round: z.int().check(z.minimum(1)),
  state: ConsensusState,
  /** Agreed or near: the middle of the room. Split: a provisional middle, not agreed. Inquorate: null. */
  grade: z.nullable(Grade),
  /** Null when inquorate, and where only the grade is shown. */
  supportBand: z.nullable(SupportBand),
  tie: z.boolean(),
  polarised: z.boolean(),
  reasons: z.array(Reason),
  next: Next,
  /** The lowest and highest grade cast; null below 8 grades, and wherever the whole room's tally is not shown. */
  spread: z.nullable(z.object({ lowest: Grade, highest: Grade })),
  /** Fewer than five grades were cast: said on every screen. */
  belowRevealFloor: z.boolean(),
  counts: z.object({
    /** Ballots in, null below five. */
    received: z.nullable(z.int().check(z.minimum(0))),
    /** How the ballots divide; null below five and where the disclosure rule withholds the whole room. */
    answers: z.nullable(
      z.object({
        graded: z.int().check(z.minimum(0)),
        nee: z.int().check(z.minimum(0)),
        abstain: z.int().check(z.minimum(0)),
      }),
    ),
  }),
  /** Every group, sorted by id. */
  groups: z.array(z.object({ id: z.string(), shown: Shown })),
  /** The withheld groups as one; null when no group is withheld. */
  rest: z.nullable(z.object({ groups: z.array(z.string()), shown: Shown })),
  overall: Shown,
})
export type RoomResult = z.infer<typeof RoomResult>

/**
 * A counted round: `tallies` and `result` of the same ballots on a scale of the four EDS grades; `k` the smallest number
 * of ballots shown for a group; `shapeFloor` the grades that every counted group must have cast for anything but the
 * grade to be shown (1: always); `voters` and `previousVoters` who voted by group, to compare it with the round before.
 */
export type CountedRound = {
  readonly result: ConsensusResult
  readonly tallies: readonly GroupTally[]
  readonly config: ConsensusConfig
  readonly k: number
  readonly shapeFloor: number
  readonly round: number
  readonly voters?: Roll | undefined
  readonly previousVoters?: Roll | undefined
}

/** Ballots below which no count is given, and grades below which a result is called one of few. */
export const REVEAL_FLOOR = 5

/** Grades below which the lowest and the highest are not said. */
const SPREAD_FLOOR = 8

/** @returns what everybody may see of a counted round. */
export function roomResult(counted: CountedRound): RoomResult {
  const { result, config, round, shapeFloor } = counted
  const whole = wholeResult(counted)
  const isTooSmall = result.groups.some((group) => group.counted && group.n < shapeFloor)
  return result.state === 'inquorate' || !isTooSmall ? whole : gradeAlone(whole, { config, round })
}

function wholeResult(counted: CountedRound): RoomResult {
  const { result, config, round } = counted
  const { groups, rest, overall, mayCount } = shownParts(counted)
  const answers = { graded: total(counted, graded), nee: total(counted, nee), abstain: total(counted, abstain) }
  const received = answers.graded + answers.nee + answers.abstain
  const hasGrade = result.state !== 'inquorate'
  return {
    policy: POLICY_NAME,
    config,
    round,
    state: result.state,
    grade: result.grade === null ? null : edsGrade(result.grade),
    supportBand: hasGrade ? bandOf(result.supportPermille) : null,
    tie: hasGrade && result.tie,
    polarised: hasGrade && result.polarised,
    reasons: result.reasons,
    next: result.next,
    spread: answers.graded >= SPREAD_FLOOR ? spreadOf(overall) : null,
    belowRevealFloor: answers.graded < REVEAL_FLOOR,
    counts: {
      received: received < REVEAL_FLOOR ? null : received,
      answers: received < REVEAL_FLOOR || !mayCount ? null : answers,
    },
    groups,
    rest,
    overall,
  }
}

/**
 * The grade and the state, and nothing that says how the votes divide. With equal voices, a tally beside the grade tells
 * how a very small group voted; the grade alone leaves every group of two or more in doubt. The next step is taken from
 * what is still shown, or it would say what is not.
 */
function gradeAlone(whole: RoomResult, { config, round }: Pick<CountedRound, 'config' | 'round'>): RoomResult {
  const voted = whole.groups.filter(({ shown }) => shown.show !== 'nobody-voted').map(({ id }) => id)
  const hasObjection = whole.reasons.includes('objection')
  return {
    ...whole,
    supportBand: null,
    tie: false,
    polarised: false,
    reasons: hasObjection ? ['objection'] : [],
    next: nextByState(whole.state, { hasObjection, isLast: round >= config.maxRounds }),
    spread: null,
    counts: { ...whole.counts, answers: null },
    groups: whole.groups.map((group) => (voted.includes(group.id) ? { ...group, shown: hide('few') } : group)),
    rest: { groups: voted, shown: hide('few') },
    overall: hide('few'),
  }
}

function nextByState(state: ConsensusState, room: { hasObjection: boolean; isLast: boolean }): Next {
  switch (state) {
    case 'agreed':
      return 'record'
    case 'near':
      if (!room.hasObjection) return 'consent-check'
      return room.isLast ? 'close-with-dissent' : 'hear-objection'
    case 'split':
      return room.isLast ? 'escalate' : 'review-evidence'
    case 'inquorate':
      return 'invite'
  }
}

type Parts = Pick<RoomResult, 'groups' | 'rest' | 'overall'> & { mayCount: boolean }

function shownParts({ tallies, k, voters, previousVoters }: CountedRound): Parts {
  // A group nobody of which voted hides nothing: leaving it out keeps it from withholding a larger one.
  const voted = tallies.filter((tally) => graded(tally) + nee(tally) + abstain(tally) > 0)
  const histograms = Object.fromEntries(voted.map((tally) => [tally.id, tally.histogram]))
  const decided = disclosure({ k, groups: histograms, voters, previousVoters })
  const allowed = tallies.map(({ id }) => ({ id, shown: groupShown(decided.groups[id]) }))

  const withheld = allowed.filter(({ shown }) => shown.show === 'withheld').map(({ id }) => id)
  const whole = together(voted.map((tally) => tally.histogram))
  // Without a change of roll, only too few ballots in the whole room withhold the whole room.
  const why = ballotsIn(whole) < k ? 'small' : 'roll'
  const merged: RoomResult['rest'] =
    withheld.length === 0
      ? null
      : { groups: withheld, shown: decided.merged === null ? hide(why) : tallyShown(decided.merged) }

  const overall = decided.overall ? overallShown(whole) : hide(why)
  const hides = hiddenBeside([...allowed, ...(merged === null ? [] : [merged])], overall)
  const groups = allowed.map((part) => (hides(part.shown) ? { ...part, shown: hide('others') } : part))
  const rest = merged !== null && hides(merged.shown) ? { ...merged, shown: hide('others') } : merged
  return { groups, rest, overall: voted.length === 0 ? { show: 'nobody-voted' } : overall, mayCount: decided.overall }
}

/**
 * Which parts must not stand beside the whole. The whole room's shape is what a room must see; less the histograms of
 * its parts, or knowing which part is of one mind and which is not, it would tell a "mainly" apart to the last vote. So
 * when a part is of one mind, a whole that is drawn stands alone, and beside a whole of one mind only a "mainly" does.
 */
function hiddenBeside(parts: readonly { shown: Shown }[], overall: Shown): (shown: Shown) => boolean {
  if (!parts.some(({ shown }) => shown.show === 'mainly')) return () => false
  const alone = overall.show === 'histogram'
  return ({ show }) => show === 'histogram' || (alone && show === 'mainly')
}

const overallShown = (whole: readonly number[]): Shown =>
  ballotsIn(whole) < REVEAL_FLOOR ? hide('small') : tallyShown(whole)

function groupShown(decided: GroupDisclosure | undefined): Shown {
  if (decided === undefined) return { show: 'nobody-voted' }
  switch (decided.show) {
    case 'histogram':
      return drawn(decided.histogram)
    case 'mainly':
      return mainly(decided.grade)
    case 'withheld':
      return hide(decided.why)
  }
}

/** A tally of several groups obeys the rule of one: all of one mind, it would tell every vote in it. */
function tallyShown(histogram: readonly number[]): Shown {
  const grade = dominantGrade(histogram)
  return grade === null ? drawn(histogram) : mainly(grade)
}

function drawn(histogram: readonly number[]): Shown {
  return { show: 'histogram', histogram: histogram.map((count) => (count === 0 ? null : count)) }
}

function mainly(grade: number): Shown {
  return { show: 'mainly', grade: edsGrade(grade) }
}

function hide(why: Extract<Shown, { show: 'withheld' }>['why']): Shown {
  return { show: 'withheld', why }
}

/** Only from a tally that is shown whole, so that it says nothing new. */
function spreadOf(overall: Shown): RoomResult['spread'] {
  if (overall.show !== 'histogram') return null
  const cast = GRADES.filter((grade) => typeof overall.histogram[grade] === 'number')
  const [lowest, highest] = [cast.at(0), cast.at(-1)]
  return lowest === undefined || highest === undefined ? null : { lowest, highest }
}

function bandOf(supportPermille: number | null): SupportBand | null {
  if (supportPermille === null) return null
  if (supportPermille < 500) return '<50'
  if (supportPermille < 700) return '50-69'
  return supportPermille < 900 ? '70-89' : '90-100'
}

function edsGrade(grade: number): Grade {
  const known = GRADES.find((each) => each === grade)
  if (known === undefined) throw new Error(`expected one of the four EDS grades, found ${grade}`)
  return known
}

function total(counted: CountedRound, countOf: (tally: GroupTally) => number): number {
  return counted.tallies.reduce((sum, tally) => sum + countOf(tally), 0)
}

function ballotsIn(histogram: readonly number[]): number {
  return histogram.reduce((sum, count) => sum + count, 0)
}

const graded = (tally: GroupTally) => ballotsIn(tally.histogram)
const nee = (tally: GroupTally) => tally.nee
const abstain = (tally: GroupTally) => tally.abstain
