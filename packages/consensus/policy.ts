/**
 * Policy eds-consensus/1: what a closed round's ballots say. Whole numbers only, so that any program computes the same.
 *
 * The grade is the middle of the room when every group has the same say; the state says how far the room agrees on it.
 * Thresholds are settings, shown before round 1 and frozen after. Precedents: COMET 70/15 for core outcome sets, the
 * GRADE grid, the Delphi method; no EDS document sets any.
 */
import { z } from 'zod/mini'
import { type Ballot, type BallotFault, readBallots, tallyByGroup, type VotingGroup } from './ballot.ts'
import { type Hearing, hearingOf, measuresOf, shareChanged, shareWithoutEvidence } from './measures.ts'
import { compareToThreshold, permille, Threshold } from './ratio.ts'
import { equalVoice, lowerMedian } from './tally.ts'

export const POLICY_NAME = 'eds-consensus/1'

/** The settings of the policy; all of them are public. */
export const ConsensusConfig = z.object({
  /** How many grades the scale has. */
  grades: z.int().check(z.minimum(2), z.maximum(20)),
  /** Fewer groups heard, or fewer grades cast, than these: no grade. */
  minGroups: z.int().check(z.minimum(0)),
  minBallots: z.int().check(z.minimum(0)),
  /** Agreed needs this share of the voice, or more, on exactly the grade, and less than `far` two or more away. */
  support: Threshold,
  far: Threshold,
  /** Near needs this share, or more, on the grade, and at most `nearFar` two or more away. */
  nearSupport: Threshold,
  nearFar: Threshold,
  /** This share of the voice, or more, saying "not enough evidence": no grade. */
  evidence: Threshold,
  /** Agreed also needs more than half of the people on the grade, against groups of one or two deciding alone. */
  headcountGuard: z.boolean(),
  maxRounds: z.int().check(z.minimum(1)),
  /** Stable when fewer than this share of the people changed their grade since the round before. */
  stability: Threshold,
  /** Count "not enough evidence" as the lowest grade, as EDS2 does. It hides bad from unknown. */
  neeAsLowest: z.boolean(),
})
export type ConsensusConfig = z.infer<typeof ConsensusConfig>

export const DEFAULT_CONFIG: ConsensusConfig = {
  grades: 4,
  minGroups: 2,
  minBallots: 3,
  support: [7, 10],
  far: [15, 100],
  nearSupport: [1, 2],
  nearFar: [1, 4],
  evidence: [1, 3],
  headcountGuard: true,
  maxRounds: 3,
  stability: [15, 100],
  neeAsLowest: false,
}

export const ConsensusState = z.enum(['agreed', 'near', 'split', 'inquorate'])
export type ConsensusState = z.infer<typeof ConsensusState>

/** Why there is no grade (the first four), or why it is not agreed; always listed in this order. */
export const Reason = z.enum([
  'missing-groups',
  'too-few-groups',
  'too-few-ballots',
  'insufficient-evidence',
  'low-support',
  'far-dissent',
  'group-apart',
  'headcount',
  'objection',
  'tie',
])
export type Reason = z.infer<typeof Reason>

/** What the room is advised to do next. */
export const Next = z.enum([
  'record',
  'consent-check',
  'hear-group',
  'hear-objection',
  'discuss-positions',
  'review-evidence',
  'gather-evidence',
  'close-with-dissent',
  'escalate',
  'invite',
])
export type Next = z.infer<typeof Next>

/** Where a group's middle lies: on the grade, one away, or two or more away. */
export const Position = z.enum(['with', 'away', 'apart'])
export type Position = z.infer<typeof Position>

const GradeNumber = z.int().check(z.minimum(0))
const Permille = z.int().check(z.minimum(0), z.maximum(1000))

/** One group in the full result. `median`, `upper`, `distance` and `position` are null for a group not counted. */
export const GroupResult = z.object({
  id: z.string(),
  /** Grades cast; the two answers that are no grade beside it. */
  n: z.int().check(z.minimum(0)),
  nee: z.int().check(z.minimum(0)),
  abstain: z.int().check(z.minimum(0)),
  heard: z.boolean(),
  counted: z.boolean(),
  median: z.nullable(GradeNumber),
  upper: z.nullable(GradeNumber),
  distance: z.nullable(GradeNumber),
  position: z.nullable(Position),
})
export type GroupResult = z.infer<typeof GroupResult>

/**
 * The full result, for the server and an auditor only: its thousandths can be decoded into small groups' votes.
 * `grade` is null when inquorate; `indicativeGrade` is the middle even then, null when no counted group cast a grade,
 * and then every other figure is null too. `stable` is null without a previous round to compare.
 */
export const ConsensusResult = z.object({
  state: ConsensusState,
  grade: z.nullable(GradeNumber),
  indicativeGrade: z.nullable(GradeNumber),
  upperGrade: z.nullable(GradeNumber),
  lean: z.nullable(z.enum(['+', '-', '0'])),
  supportPermille: z.nullable(Permille),
  farPermille: z.nullable(Permille),
  agreementPermille: z.nullable(Permille),
  headcountPermille: z.nullable(Permille),
  tie: z.boolean(),
  polarised: z.boolean(),
  stable: z.nullable(z.boolean()),
  reasons: z.array(Reason),
  outside: z.array(
    z.object({ id: z.string(), distance: z.int().check(z.minimum(1)), direction: z.enum(['above', 'below']) }),
  ),
  next: Next,
  groups: z.array(GroupResult),
})
export type ConsensusResult = z.infer<typeof ConsensusResult>

/**
 * A closed round. `groups` have different ids; `round` counts from 1 (default 1); `openObjections` defaults to 0;
 * `previous` are the ballots of the round before, when they can still be matched by voter; `config` overrides defaults.
 */
export type ConsensusInput = {
  readonly groups: readonly VotingGroup[]
  readonly ballots: readonly Ballot[]
  readonly round?: number | undefined
  readonly openObjections?: number | undefined
  readonly previous?: readonly Ballot[] | undefined
  readonly config?: Partial<ConsensusConfig> | undefined
}

/** @returns the full result of a closed round, the same for any order of ballots and groups; or why it cannot be counted. */
export function consensus(
  input: ConsensusInput,
): { ok: true; result: ConsensusResult } | { ok: false; error: BallotFault } {
  const config = { ...DEFAULT_CONFIG, ...input.config }
  const read = readBallots(input.groups, input.ballots, config)
  if (!read.ok) return read

  const hearings = tallyByGroup(input.groups, read.ballots, config.grades).map((tally) =>
    hearingOf(tally, input.groups),
  )
  const counted = hearings.filter((hearing) => hearing.counted)
  const voice = equalVoice(counted.map(({ tally }) => tally.histogram))
  const measures = voice === null ? null : measuresOf(voice, counted)
  const countedGroups = new Set(counted.map(({ tally }) => tally.id))
  const changed = shareChanged(input.previous ?? [], read.ballots, countedGroups, config)
  const groups = hearings.map((hearing) => groupResult(hearing, voice?.grade ?? null))
  const figures = {
    indicativeGrade: voice?.grade ?? null,
    upperGrade: voice?.upper ?? null,
    lean: measures?.lean ?? null,
    supportPermille: measures ? permille(measures.support) : null,
    farPermille: measures ? permille(measures.far) : null,
    agreementPermille: measures?.agreement ? permille(measures.agreement) : null,
    headcountPermille: measures ? permille(measures.headcount) : null,
    tie: measures?.tie ?? false,
    polarised: measures?.polarised ?? false,
    stable: changed === null ? null : compareToThreshold(changed, config.stability) < 0,
    outside: groups.flatMap(({ id, distance, median }) => {
      if (voice === null || median === null || distance === null || distance === 0) return []
      return [{ id, distance, direction: median > voice.grade ? ('above' as const) : ('below' as const) }]
    }),
    groups,
  }

  const missing = inquorateReasons(hearings, config)
  if (missing.length > 0 || voice === null || measures === null) {
    const evidenceAlone = missing.length === 1 && missing[0] === 'insufficient-evidence'
    const next: Next = evidenceAlone ? 'gather-evidence' : 'invite'
    return { ok: true, result: { state: 'inquorate', grade: null, reasons: missing, next, ...figures } }
  }

  const room = {
    objection: (input.openObjections ?? 0) > 0,
    apart: groups.some((group) => group.position === 'apart'),
    polarised: measures.polarised,
    lastRound: (input.round ?? 1) >= config.maxRounds,
    stable: figures.stable === true,
  }
  const reasons: Reason[] = []
  if (compareToThreshold(measures.support, config.support) < 0) reasons.push('low-support')
  if (compareToThreshold(measures.far, config.far) >= 0) reasons.push('far-dissent')
  if (room.apart) reasons.push('group-apart')
  if (config.headcountGuard && compareToThreshold(measures.headcount, [1, 2]) <= 0) reasons.push('headcount')
  if (room.objection) reasons.push('objection')

  const near =
    compareToThreshold(measures.support, config.nearSupport) >= 0 &&
    compareToThreshold(measures.far, config.nearFar) <= 0
  const state = reasons.length === 0 ? 'agreed' : near ? 'near' : 'split'
  if (measures.tie && state !== 'agreed') reasons.push('tie')
  return { ok: true, result: { state, grade: voice.grade, reasons, next: nextStep(state, room), ...figures } }
}

function inquorateReasons(hearings: readonly Hearing[], config: ConsensusConfig): Reason[] {
  const heard = hearings.filter((hearing) => hearing.heard)
  const grades = hearings.reduce((total, hearing) => total + (hearing.counted ? hearing.n : 0), 0)
  const reasons: Reason[] = []
  if (hearings.some((hearing) => hearing.required && !hearing.heard)) reasons.push('missing-groups')
  if (heard.length < config.minGroups) reasons.push('too-few-groups')
  if (grades < config.minBallots) reasons.push('too-few-ballots')
  const silent = shareWithoutEvidence(heard)
  if (silent.numerator > 0n && compareToThreshold(silent, config.evidence) >= 0) reasons.push('insufficient-evidence')
  return reasons
}

function groupResult({ tally, n, heard, counted }: Hearing, grade: number | null): GroupResult {
  const median = lowerMedian(tally.histogram)
  const seen = { id: tally.id, n, nee: tally.nee, abstain: tally.abstain, heard, counted }
  if (!counted || grade === null || median.grade === null || median.upper === null) {
    return { ...seen, median: null, upper: null, distance: null, position: null }
  }
  const distance = Math.max(0, median.grade - grade, grade - median.upper)
  const position = distance === 0 ? 'with' : distance === 1 ? 'away' : 'apart'
  return { ...seen, median: median.grade, upper: median.upper, distance, position }
}

function nextStep(
  state: Exclude<ConsensusState, 'inquorate'>,
  room: { objection: boolean; apart: boolean; polarised: boolean; lastRound: boolean; stable: boolean },
): Next {
  if (state === 'agreed') return 'record'
  if (state === 'near') {
    if (room.objection) return room.lastRound ? 'close-with-dissent' : 'hear-objection'
    if (room.apart) return room.lastRound || room.stable ? 'close-with-dissent' : 'hear-group'
    return 'consent-check'
  }
  if (room.lastRound || room.stable) return 'escalate'
  return room.polarised ? 'discuss-positions' : 'review-evidence'
}
