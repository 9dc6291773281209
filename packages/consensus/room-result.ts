/**
 * The result of a round as everybody may see it: on the wall, on phones, in the report.
 *
 * It has no thousandths, no distances and no figure of a group too small to show, so nothing drawn or said from it can
 * give a vote away. Screens and sentences take this record and nothing else.
 */
import { GRADES, Grade } from '@eds/frameworks/framework'
import { z } from 'zod/mini'
import type { GroupTally } from './ballot.ts'
import {
  disclosure,
  dominantGrade,
  fewestForShape,
  type GroupDisclosure,
  mayTellAfter,
  type Published,
  type Roll,
  together,
} from './disclosure.ts'
import { missingVoices, reasonsBesideSilence } from './no-grade.ts'
import { ConsensusConfig, type ConsensusResult, ConsensusState, Next, POLICY_NAME, Reason } from './policy.ts'

/**
 * The state of a result as it is told. `grade-alone`: fewer people than may be shown came or went since a vote before, so
 * that any state would tell how they voted; the room is told the grade, or that there is none, and the auditor the state.
 */
export const RoomState = z.enum([...ConsensusState.options, 'grade-alone'])
export type RoomState = z.infer<typeof RoomState>

/** How much of the equal voice is on the grade, in percent. The edges are those of the states. */
export const SupportBand = z.enum(['<50', '50-69', '70-89', '90-100'])
export type SupportBand = z.infer<typeof SupportBand>

/**
 * What may be shown of some people's grades. `histogram` is ballots per grade from the lowest, null where there are
 * none (drawn as a dash); `mainly` only the commonest grade, so that unanimity and one dissenter look alike.
 * Withheld because `small`: too few ballots; `secondary`: it would give a smaller group away; `roll`: fewer people than
 * may be shown came or went since a round before; `others`: a group is nearly of one mind, and it would uncover that;
 * `few`: a group is so small that beside the grade, in which it has a whole voice, its votes could be worked out.
 */
export const Shown = z.discriminatedUnion('show', [
  z.object({ show: z.literal('histogram'), histogram: z.array(z.nullable(z.int().check(z.minimum(1)))) }),
  z.object({ show: z.literal('mainly'), grade: Grade }),
  z.object({ show: z.literal('withheld'), why: z.enum(['small', 'secondary', 'roll', 'others', 'few']) }),
  z.object({ show: z.literal('nobody-voted') }),
])
export type Shown = z.infer<typeof Shown>
type WithheldWhy = Extract<Shown, { show: 'withheld' }>['why']

/** The result for everyone. */
export const RoomResult = z.object({
  policy: z.literal(POLICY_NAME),
  /** The settings the round was counted by. */
  config: ConsensusConfig,
  /** 1, 2, 3 … per question. */
  round: z.int().check(z.minimum(1)),
  state: RoomState,
  /**
   * Agreed or near: the middle of the room. Split: a provisional middle, not agreed. Inquorate: null. Grade alone: the
   * middle, which may be provisional; null when it is inquorate for what people chose.
   */
  grade: z.nullable(Grade),
  /** Null when inquorate, and where the whole room is not drawn: beside "mainly" it would tell one dissenter from none. */
  supportBand: z.nullable(SupportBand),
  tie: z.boolean(),
  polarised: z.boolean(),
  /** Empty where only the grade is shown; when inquorate then, it may not be told why. */
  reasons: z.array(Reason),
  next: Next,
  /** The lowest and highest grade cast; null below 8 grades, and wherever the whole room's tally is not shown. */
  spread: z.nullable(z.object({ lowest: Grade, highest: Grade })),
  /** Fewer than five people voted, so that fewer than five gave a grade: said on every screen. */
  belowRevealFloor: z.boolean(),
  counts: z.object({
    /**
     * Ballots in, whatever they say; null only in records of rounds counted when this was kept back below five. How many
     * voted in a round that is over is no secret: whoever checks the closed set must count it.
     */
    received: z.nullable(z.int().check(z.minimum(0))),
    /** How the ballots divide; null where the whole room is withheld, and where nearly all gave the same answer. */
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
 * of ballots shown for a group; `shapeFloor` the ballots, whatever they say, that every group in which somebody voted must
 * have in, or more where few groups did, for anything but the grade and the state to be shown (1: always), see
 * {@link fewestForShape}; `required` the groups that must be heard; `voters` who voted
 * by group, to compare it with the `earlier` rounds on the same question, see {@link published}.
 */
export type CountedRound = {
  readonly result: ConsensusResult
  readonly tallies: readonly GroupTally[]
  readonly config: ConsensusConfig
  readonly k: number
  readonly shapeFloor: number
  readonly round: number
  readonly required?: readonly string[] | undefined
  readonly voters?: Roll | undefined
  readonly earlier?: readonly Published[] | undefined
}

/** Ballots below which only the grade is shown: of so few, what else there is to say would tell how they voted. */
export const REVEAL_FLOOR = 5

/** Grades below which the lowest and the highest are not said. */
const SPREAD_FLOOR = 8

/** @returns what everybody may see of a counted round. */
export function roomResult(counted: CountedRound): RoomResult {
  const whole = wholeResult(counted)
  // Beside what was told before, everything but the grade would tell what somebody chose who has left, or has come.
  if (!mayTellAfter(counted) || isHidden(whole.overall, 'roll')) return stateless(gradeAlone(whole, counted, 'roll'))
  // By ballots in: whether anything is hidden must not tell what somebody chose.
  const sizes = counted.tallies.map(received).filter((size) => size > 0)
  if (total(counted, received) < REVEAL_FLOOR) return gradeAlone(whole, counted, 'small')
  const fewest = fewestForShape(counted.shapeFloor, sizes.length)
  if (sizes.some((size) => size < fewest)) return gradeAlone(whole, counted, 'few')
  // With 1 the lead has chosen to see everything.
  const isOpen = counted.shapeFloor <= 1 || sizes.every((size) => size >= counted.k)
  return whole.state !== 'inquorate' || isOpen ? whole : withoutSilence(whole, counted)
}

/** Without a grade the room sees how it divides only where that tells nothing of a small group's silence. */
function withoutSilence(whole: RoomResult, counted: CountedRound): RoomResult {
  const reasons = reasonsBesideSilence(counted.result, counted)
  if (reasons === null) return gradeAlone(whole, counted, 'few')
  return {
    ...whole,
    reasons,
    next: reasons.every((why) => why === 'insufficient-evidence') ? 'gather-evidence' : 'invite',
  }
}

/**
 * @returns what a round has told, to compare later ones with: of everybody together its state, beside the tallies shown.
 * @param voters who voted in it
 */
export function published(room: RoomResult, voters: Roll): Published {
  const { state, groups, rest, overall, counts } = room
  const everybody = groups.map(({ id }) => id)
  const parts = [
    ...groups.map(({ id, shown }) => ({ ids: [id], shown })),
    ...(rest === null ? [] : [{ ids: rest.groups, shown: rest.shown }]),
  ]
  const tallies = parts.filter(({ shown }) => isTally(shown)).map(({ ids }) => ids)
  return {
    voters,
    shown: isTally(overall) || counts.answers !== null ? [...tallies, everybody] : tallies,
    hasState: state !== 'grade-alone' && !isOnlyMissed(room),
  }
}

/**
 * Beside a tally that is kept back because of who voted, voices are said to be missing only as far as who voted tells it:
 * that there is no grade then tells nothing of what anybody chose.
 */
function isOnlyMissed({ state, reasons, overall, belowRevealFloor }: RoomResult): boolean {
  if (overall.show === 'nobody-voted') return true
  const isKeptBack = belowRevealFloor || isHidden(overall, 'few') || isHidden(overall, 'roll')
  return state === 'inquorate' && reasons.length > 0 && isKeptBack
}

const isTally = ({ show }: Shown): boolean => show === 'histogram' || show === 'mainly'

function wholeResult(counted: CountedRound): RoomResult {
  const { result, config, round } = counted
  const { groups, rest, overall, mayCount } = shownParts(counted)
  const answers = { graded: total(counted, graded), nee: total(counted, nee), abstain: total(counted, abstain) }
  const hasGrade = result.state !== 'inquorate'
  return {
    policy: POLICY_NAME,
    config,
    round,
    state: result.state,
    grade: result.grade === null ? null : edsGrade(result.grade),
    supportBand: hasGrade && overall.show === 'histogram' ? bandOf(result.supportPermille) : null,
    tie: hasGrade && result.tie,
    polarised: hasGrade && result.polarised,
    reasons: result.reasons,
    next: result.next,
    spread: answers.graded >= SPREAD_FLOOR ? spreadOf(overall) : null,
    belowRevealFloor: total(counted, received) < REVEAL_FLOOR,
    counts: {
      received: total(counted, received),
      answers: mayCount && !hasHardlyAGrade(answers.graded, total(counted, received)) ? answers : null,
    },
    groups,
    rest,
    overall,
  }
}

/**
 * The grade and the state, and nothing that says how the votes divide. With equal voices, a tally beside the grade tells
 * how a very small group voted; the grade alone leaves every group of two or more in doubt. Why there is no grade is
 * said only as far as who voted tells it: a group that is not heard has said nothing but "rather not say". The next step
 * is taken from what is still shown, or it would say what is not.
 */
function gradeAlone(whole: RoomResult, counted: CountedRound, why: 'small' | 'few' | 'roll'): RoomResult {
  const voted = whole.groups.filter(({ shown }) => shown.show !== 'nobody-voted').map(({ id }) => id)
  const reasons =
    whole.state === 'inquorate' ? missingVoices(counted) : whole.reasons.filter((reason) => reason === 'objection')
  const hidden = hide(why)
  return {
    ...whole,
    supportBand: null,
    tie: false,
    polarised: false,
    reasons,
    next: nextByState(whole, { reasons, isLast: whole.round >= whole.config.maxRounds }),
    spread: null,
    counts: { ...whole.counts, answers: null },
    groups: whole.groups.map((group) => (voted.includes(group.id) ? { ...group, shown: hidden } : group)),
    rest: voted.length === 0 ? null : { groups: voted, shown: hidden },
    overall: voted.length === 0 ? whole.overall : hidden,
  }
}

/**
 * Neither how far the room agrees nor why it has no grade: both depend on what people chose. That voices are missing does
 * not. The next step follows from the grade that is told, and from objections, which are no secret.
 */
function stateless(alone: RoomResult): RoomResult {
  if (alone.state === 'inquorate' && alone.reasons.length > 0) return alone
  return { ...alone, state: 'grade-alone', next: nextOfGrade(alone) }
}

/** After the last vote there is none to go back to; of a few the consent check tells nothing. */
function nextOfGrade({ grade, reasons, round, config, belowRevealFloor }: RoomResult): Next {
  const isLast = round >= config.maxRounds
  if (grade === null) return isLast ? 'escalate' : reasons.length > 0 ? 'hear-objection' : 'review-evidence'
  if (reasons.length > 0) return isLast ? 'close-with-dissent' : 'hear-objection'
  if (belowRevealFloor) return isLast ? 'close-with-dissent' : 'invite'
  return 'consent-check'
}

/** Of a few the consent check tells nothing either: they are advised to bring in more. */
function nextByState(
  { state, belowRevealFloor }: RoomResult,
  room: { reasons: readonly Reason[]; isLast: boolean },
): Next {
  switch (state) {
    case 'agreed':
      return 'record'
    case 'near':
      if (room.isLast && (belowRevealFloor || room.reasons.includes('objection'))) return 'close-with-dissent'
      if (room.reasons.includes('objection')) return 'hear-objection'
      return belowRevealFloor ? 'invite' : 'consent-check'
    case 'split':
      return room.isLast ? 'escalate' : 'review-evidence'
    case 'inquorate':
    case 'grade-alone':
      return room.reasons.length > 0 ? 'invite' : 'review-evidence'
  }
}

type Parts = Pick<RoomResult, 'groups' | 'rest' | 'overall'> & { mayCount: boolean }

function shownParts({ tallies, k, voters, earlier }: CountedRound): Parts {
  // A group nobody of which voted hides nothing: leaving it out keeps it from withholding a larger one.
  const voted = tallies.filter((tally) => received(tally) > 0)
  const histograms = Object.fromEntries(voted.map((tally) => [tally.id, tally.histogram]))
  const sizes = new Map(voted.map((tally) => [tally.id, received(tally)]))
  const ballots = sum([...sizes.values()])
  const decided = disclosure({ k, groups: histograms, received: sizes, voters, earlier })
  const shownOf = new Map(Object.entries(decided.groups))
  const allowed = tallies.map(({ id, histogram }) => ({
    id,
    shown: groupShown(shownOf.get(id), histogram, sizes.get(id) ?? 0),
  }))

  const hidden = [...shownOf].flatMap(([id, { show }]) => (show === 'withheld' ? [id] : []))
  const whole = together(voted.map((tally) => tally.histogram))
  // Without a change of roll, only too few ballots in the whole room withhold the whole room.
  const why = ballots < k ? 'small' : 'roll'
  const merged: RoomResult['rest'] =
    hidden.length === 0
      ? null
      : {
          groups: hidden,
          shown:
            decided.merged === null
              ? hide(why)
              : tallyShown(decided.merged, sum(hidden.map((id) => sizes.get(id) ?? 0))),
        }

  const overall = decided.overall ? tallyShown(whole, ballots) : hide(why)
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
  if (isHardlyGraded(overall)) return ({ show }) => show !== 'nobody-voted'
  if (!parts.some(({ shown }) => shown.show === 'mainly' || isHardlyGraded(shown))) return () => false
  const alone = overall.show === 'histogram'
  return ({ show }) => show === 'histogram' || (alone && show === 'mainly')
}

function groupShown(decided: GroupDisclosure | undefined, histogram: readonly number[], ballots: number): Shown {
  if (decided === undefined) return { show: 'nobody-voted' }
  return decided.show === 'withheld' ? hide(decided.why) : tallyShown(histogram, ballots)
}

/** A tally of several groups obeys the rule of one: all of one mind, it would tell every vote in it. */
function tallyShown(histogram: readonly number[], ballots: number): Shown {
  if (hasHardlyAGrade(sum(histogram), ballots)) return hide('others')
  const grade = dominantGrade(histogram)
  return grade === null ? drawn(histogram) : mainly(grade)
}

/** Nobody but one gave a grade, or one in ten: of one mind too, and an empty tally would tell every ballot in it. */
const hasHardlyAGrade = (grades: number, ballots: number): boolean => grades <= 1 || 10 * grades <= ballots

const isHardlyGraded = (shown: Shown): boolean => isHidden(shown, 'others')

const isHidden = (shown: Shown, why: WithheldWhy): boolean => shown.show === 'withheld' && shown.why === why

function drawn(histogram: readonly number[]): Shown {
  return { show: 'histogram', histogram: histogram.map((count) => (count === 0 ? null : count)) }
}

function mainly(grade: number): Shown {
  return { show: 'mainly', grade: edsGrade(grade) }
}

function hide(why: WithheldWhy): Shown {
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
  return sum(counted.tallies.map(countOf))
}

const sum = (counts: readonly number[]): number => counts.reduce((whole, count) => whole + count, 0)

const graded = (tally: GroupTally) => sum(tally.histogram)
const nee = (tally: GroupTally) => tally.nee
const abstain = (tally: GroupTally) => tally.abstain
const received = (tally: GroupTally) => graded(tally) + nee(tally) + abstain(tally)
