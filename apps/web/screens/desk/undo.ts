/** What the facilitator has just done and how it is taken back, where the trail allows. Nothing is ever erased: undoing is an act too. */
import type { SessionRecord } from '@eds/session/document'
import type { Command } from '@eds/session/protocol'
import type { Objection, Proposal, Round } from '@eds/session/session'

/** `act` is what was done, `did` the same as a sentence, and `command` takes it back. */
export type Undo = { readonly act: Command; readonly did: string; readonly command: Command }

type Before = Pick<SessionRecord, 'doorOpen' | 'admission' | 'wallView' | 'captions' | 'currentQuestion'>

/**
 * @param before the session as it stood when the command was sent
 * @returns null for what cannot be taken back: a vote, a reveal, a record, a closed session, words taken out
 */
export function undoOf(command: Command, before: Before): Undo | null {
  const way = wayBack(command, before)
  return way === null ? null : { act: command, ...way }
}

/** What may have happened since, here or on another desk. */
export type Since = {
  readonly session: Before & Pick<SessionRecord, 'phase'>
  readonly rounds: readonly Round[]
  readonly proposals: readonly Proposal[]
  readonly objections: readonly Objection[]
}

/** @returns whether what was done still stands, so that it can be taken back. */
export function stillStands({ act }: Undo, { session, rounds, proposals, objections }: Since): boolean {
  switch (act.type) {
    case 'showOnWall':
      return session.wallView === act.view
    case 'showCaptions':
      return session.captions.join() === act.languages.join()
  }
  if (session.phase === 'closed') return false
  switch (act.type) {
    case 'setDoor':
      return session.doorOpen === act.open
    case 'setAdmission':
      return session.admission === act.admission
    case 'showQuestion':
      return session.currentQuestion === act.question && !rounds.some(isRunning)
    case 'acceptEvidence':
    case 'declineEvidence': {
      const standing = proposals.find(({ evidence }) => evidence.id === act.evidence)?.standing.state
      return standing === (act.type === 'acceptEvidence' ? 'accepted' : 'declined')
    }
    case 'answerObjection':
      return objections.some(({ id, state }) => id === act.objection && state === 'heard')
    case 'callClose':
      return rounds.some((round) => round.id === act.round && round.state === 'open' && round.closesAt !== null)
    default:
      return false
  }
}

const isRunning = ({ state }: Round): boolean => state === 'open' || state === 'closed'

function wayBack(command: Command, before: Before): Omit<Undo, 'act'> | null {
  switch (command.type) {
    case 'setDoor':
      if (command.open === before.doorOpen) return null
      return {
        did: command.open ? 'You opened the door.' : 'You closed the door.',
        command: { type: 'setDoor', open: before.doorOpen },
      }
    case 'setAdmission':
      if (command.admission === before.admission) return null
      return {
        did: command.admission === 'at-once' ? 'You let everybody straight in.' : 'You let people in one by one.',
        command: { type: 'setAdmission', admission: before.admission },
      }
    case 'showOnWall':
      return { did: 'You changed what the wall shows.', command: { type: 'showOnWall', view: before.wallView } }
    case 'showCaptions':
      return {
        did: 'You changed the languages of the wall.',
        command: { type: 'showCaptions', languages: before.captions },
      }
    case 'showQuestion':
      if (before.currentQuestion === null || before.currentQuestion === command.question) return null
      return {
        did: 'You showed another question.',
        command: { type: 'showQuestion', question: before.currentQuestion },
      }
    case 'acceptEvidence':
      return {
        did: 'You accepted evidence: the room can read it.',
        command: { type: 'returnEvidence', evidence: command.evidence },
      }
    case 'declineEvidence':
      return { did: 'You declined evidence.', command: { type: 'returnEvidence', evidence: command.evidence } }
    case 'callClose':
      return { did: 'You started the countdown.', command: { type: 'keepOpen', round: command.round } }
    case 'answerObjection':
      return {
        did: 'You marked an objection as heard.',
        command: { type: 'reopenObjection', objection: command.objection },
      }
    default:
      return null
  }
}
