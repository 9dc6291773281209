/** Evidence that sessions have from their assessment: what is taken out of one session leaves the assessment and the others. */
import { type Assessment, withoutEvidence } from '@eds/assessment/assessment'
import type { EvidenceId } from '@eds/session/session'
import type { Clock } from './clock.ts'
import { freshId } from './fresh-ids.ts'
import { type Log, whyOf } from './log.ts'
import type { Room } from './room.ts'
import type { Rooms } from './rooms.ts'
import type { Store } from './store.ts'

/** What the other sessions' trails give as the reason: the one that a person wrote may name somebody too. */
const reasonFrom = (title: string): string => `It was taken out of “${title}”, another session with the same evidence.`
const TRY_AGAIN_MS = 1000

export type SharedEvidence = {
  /**
   * Resolves when no copy is left, or when it failed: then it is tried again until there is none. What a server that was
   * killed had still to do is found in the sessions, so that its next start does it.
   */
  settle(): Promise<void>
  /** Tries no more. */
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

  const takeOut = async (assessment: Assessment) => {
    const itsRooms = () => rooms.all().filter(({ row }) => row.assessment === assessment.id)
    const gone = new Set(itsRooms().flatMap((room) => evidenceOf(room, 'gone')))
    if (gone.size === 0) return
    const left = withoutEvidence(assessment, gone)
    if (left !== assessment) {
      await store.saveAssessment(left)
      assessments.set(left.id, left)
    }
    // After that: a session that is begun meanwhile has either the new evidence, or is here.
    for (const room of itsRooms()) {
      for (const evidence of evidenceOf(room, 'there').filter((id) => gone.has(id))) {
        const from = itsRooms().find((each) => evidenceOf(each, 'gone').includes(evidence))
        await redact(room, evidence, reasonFrom(from?.state.plan.title ?? ''))
      }
    }
  }
  const redact = async (room: Room, evidence: EvidenceId, reason: string) => {
    const command = { type: 'redactEvidence', evidence, reason } as const
    const { refusal } = await room.ask({ by: { kind: 'server' }, commandId: freshId(), command })
    if (refusal !== null) throw new Error(`expected a session to take evidence out, found ${refusal}`)
  }
  const everywhere = async () => {
    try {
      for (const assessment of assessments.values()) await takeOut(assessment)
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
    cancel = clock.after(TRY_AGAIN_MS, () => {
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

/** @returns the evidence that a session was begun with, whose words are gone from it or still there */
const evidenceOf = ({ state }: Room, which: 'gone' | 'there'): EvidenceId[] =>
  state.plan.evidence.flatMap(({ id, claim }) => (('words' in claim ? 'there' : 'gone') === which ? [id] : []))
