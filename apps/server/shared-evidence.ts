/** Evidence that sessions have from their assessment: what is taken out of one session leaves the assessment and the others. */
import { type Assessment, withoutEvidence } from '@eds/assessment/assessment'
import { hasVoteInTheWay } from '@eds/session/decide-redaction'
import type { EpochMs, EvidenceId } from '@eds/session/session'
import type { Clock } from './clock.ts'
import { freshId } from './fresh-ids.ts'
import { type Log, whyOf } from './log.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import { openEntries } from './session-history.ts'
import type { Store } from './store.ts'

/** What the other sessions' trails give as the reason: the one that a person wrote may name somebody too. */
const reasonFrom = ({ row, state }: Room): string =>
  `It was taken out of “${state.plan.title}” (${row.id}), another session with the same evidence.`
const LOOK_AGAIN_MS = 1000

export type SharedEvidence = {
  /**
   * Resolves when no copy is left but in sessions in which a vote was open then: people there keep what they vote on until
   * that vote is closed or set aside, or for a day if nobody does; about a second later it goes. Where it failed, it is tried again until no copy
   * is left. What a server that was killed had still to do is found in the sessions, so that its next start does it.
   */
  settle(): Promise<void>
  /** Looks no more. */
  stop(): void
}

/** @param assessments by id; an assessment that words are taken out of is replaced in it */
export function openSharedEvidence(parts: {
  rooms: Pick<Rooms, 'all'>
  assessments: Map<string, Assessment>
  store: Store
  clock: Clock
  log: Log
}): SharedEvidence {
  const { rooms, assessments, store, clock, log } = parts
  let running: Promise<void> = Promise.resolve()
  let cancel: (() => void) | null = null
  let isStopped = false

  /** @returns whether a copy waits for a vote to end */
  const takeOut = async (assessment: Assessment): Promise<boolean> => {
    const itsRooms = () => rooms.all().filter(({ row }) => row.assessment === assessment.id)
    const gone = new Set(itsRooms().flatMap((room) => evidenceOf(room, 'gone')))
    if (gone.size === 0) return false
    const left = withoutEvidence(assessment, gone)
    if (left !== assessment) {
      await store.saveAssessment(left)
      assessments.set(left.id, left)
    }
    // After that: a session that is begun meanwhile has either the new evidence, or is here.
    let isWaiting = false
    for (const room of itsRooms()) {
      for (const evidence of evidenceOf(room, 'there').filter((id) => gone.has(id))) {
        const { origin, at } = await originOf(evidence, itsRooms())
        if (hasVoteInTheWay(room.state, at, clock.now())) isWaiting = true
        else await redact(room, evidence, origin)
      }
    }
    return isWaiting
  }
  /**
   * @returns the session in which a person took it out, and when; where none is found, one that is without it, and for ever:
   * that it goes is worth more
   */
  const originOf = async (evidence: EvidenceId, itsRooms: readonly Room[]): Promise<{ origin: Room; at: EpochMs }> => {
    const without = itsRooms.filter((room) => evidenceOf(room, 'gone').includes(evidence))
    for (const room of without) {
      const { entries, texts } = await store.record(room.row.id)
      const byPerson = openEntries(entries, texts).entries.filter(({ actor }) => actor.kind !== 'server')
      const events = byPerson.flatMap((entry) => entry.events)
      const taken = events.find((event) => event.type === 'evidenceRedacted' && event.evidence === evidence)
      if (taken?.type === 'evidenceRedacted') return { origin: room, at: taken.at }
    }
    const [origin] = without
    if (origin === undefined) throw new Error('expected one of the sessions to have taken evidence out, found none')
    return { origin, at: 0 }
  }
  const redact = async (room: Room, evidence: EvidenceId, origin: Room): Promise<void> => {
    const command = { type: 'redactEvidence', evidence, reason: reasonFrom(origin) } as const
    const { refusal } = await room.ask({ by: { kind: 'server' }, commandId: freshId(), command })
    if (refusal !== null) throw new Error(`expected a session to take evidence out, found ${refusal}`)
  }
  const everywhere = async () => {
    try {
      let isWaiting = false
      for (const assessment of assessments.values()) isWaiting = (await takeOut(assessment)) || isWaiting
      if (isWaiting) again()
    } catch (error) {
      log('error', 'evidence-not-taken-out', { why: whyOf(error) })
      again()
    }
  }
  const settle = () => {
    // One after the other: two at once would each see the other's work half done.
    running = running.then(everywhere)
    return running
  }
  const again = () => {
    if (isStopped || cancel !== null) return
    cancel = clock.after(LOOK_AGAIN_MS, () => {
      cancel = null
      void settle()
    })
  }
  return {
    settle,
    stop() {
      isStopped = true
      cancel?.()
    },
  }
}

/** @returns how many sessions other than this one would keep a piece of evidence for now, if it were taken out of this one */
export const keptElsewhere = (room: Room, rooms: readonly Room[], evidence: string, now: EpochMs): number =>
  rooms.filter(
    (other) =>
      other !== room &&
      other.row.assessment === room.row.assessment &&
      evidenceOf(other, 'there').some((id) => id === evidence) &&
      hasVoteInTheWay(other.state, now, now),
  ).length

/** @returns the evidence that a session was begun with, whose words are gone from it or still there */
const evidenceOf = ({ state }: Room, which: 'gone' | 'there'): EvidenceId[] =>
  state.plan.evidence.flatMap(({ id, claim }) => (('words' in claim ? 'there' : 'gone') === which ? [id] : []))
