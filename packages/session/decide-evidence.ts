/** Evidence and objections: proposed from a seat, answered by the facilitator before the room sees them. */
import type { CommandOf } from './protocol.ts'
import { refuse } from './refusals.ts'
import {
  type EvidenceId,
  EvidenceId as evidenceId,
  type GroupId,
  LEAST_GROUP_TOLD,
  ObjectionId as objectionId,
} from './session.ts'
import {
  type Circumstance,
  type Decision,
  happened,
  NOT_TOLD,
  type SessionState,
  seatOf,
  unfinishedRound,
} from './state.ts'
import { unreachable } from './unreachable.ts'

type EvidenceCommand = CommandOf<
  | 'proposeEvidence'
  | 'withdrawEvidence'
  | 'acceptEvidence'
  | 'declineEvidence'
  | 'returnEvidence'
  | 'raiseObjection'
  | 'withdrawObjection'
  | 'answerObjection'
  | 'reopenObjection'
>

export function decideEvidence(state: SessionState, command: EvidenceCommand, here: Circumstance): Decision {
  if (state.phase === 'closed') return refuse('session-closed', 'the session has ended')
  switch (command.type) {
    case 'proposeEvidence':
      return propose(state, command, here)
    case 'raiseObjection':
      return object(state, command, here)
    case 'withdrawEvidence': {
      const known = state.proposals.get(command.evidence)
      // One answer for absent and another's: whose evidence exists is nobody else's business.
      if (known === undefined || here.by.kind !== 'seat' || known.seat !== here.by.seat) {
        return refuse('evidence-not-yours', 'this seat has proposed no such evidence')
      }
      const { state: standing } = known.proposal.standing
      if (standing !== 'waiting') return refuse('evidence-not-waiting', `the evidence is ${standing} already`)
      return happened([{ type: 'evidenceWithdrawn', evidence: command.evidence, at: here.at }])
    }
    case 'acceptEvidence':
      return (
        notWaiting(state, command.evidence) ??
        happened([{ type: 'evidenceAccepted', evidence: command.evidence, at: here.at }])
      )
    case 'declineEvidence': {
      const reason = { words: command.reason }
      return (
        notWaiting(state, command.evidence) ??
        happened([{ type: 'evidenceDeclined', evidence: command.evidence, at: here.at, reason }])
      )
    }
    case 'returnEvidence': {
      const known = state.proposals.get(command.evidence)?.proposal
      const standing = known?.standing.state
      if (standing !== 'accepted' && standing !== 'declined') {
        return refuse('unknown-evidence', 'there is no such evidence that was accepted or declined')
      }
      // What people read when they began to vote stays before them until the result is.
      const unfinished = unfinishedRound(state)
      if (standing === 'accepted' && unfinished?.question === known?.evidence.question && unfinished !== null) {
        return refuse('round-already-open', `round ${unfinished.number} on its question is not finished`)
      }
      return happened([{ type: 'evidenceReturned', evidence: command.evidence }])
    }
    case 'reopenObjection':
      if (state.objections.get(command.objection)?.objection.state !== 'heard') {
        return refuse('unknown-objection', 'there is no such objection that was heard')
      }
      return happened([{ type: 'objectionReopened', objection: command.objection }])
    case 'withdrawObjection':
    case 'answerObjection': {
      const known = state.objections.get(command.objection)
      const theirs = here.by.kind !== 'seat' || known?.seat === here.by.seat
      if (known === undefined || !theirs || known.objection.state !== 'open') {
        return refuse('unknown-objection', 'there is no such open objection')
      }
      const type = command.type === 'answerObjection' ? 'objectionHeard' : 'objectionWithdrawn'
      return happened([{ type, objection: command.objection }])
    }
    default:
      return unreachable(command)
  }
}

function propose(state: SessionState, command: CommandOf<'proposeEvidence'>, here: Circumstance): Decision {
  const author = seatOf(state, here)
  if (author === null) return refuse('not-allowed', 'only a seat proposes evidence')
  if (!hasQuestion(state, command.question)) return refuse('unknown-question', 'this session has no such question')
  const id = evidenceId.parse(here.freshId)
  const evidence = {
    id,
    question: command.question,
    claim: { words: command.claim },
    source: { words: command.source },
    characteristics: [...new Set(command.characteristics)],
    from: { kind: 'room' as const, group: command.showGroup ? { words: author.group } : null },
    at: here.at,
  }
  return happened([{ type: 'evidenceProposed', seat: { words: author.seat }, evidence }], id)
}

function object(state: SessionState, command: CommandOf<'raiseObjection'>, here: Circumstance): Decision {
  const author = seatOf(state, here)
  if (author === null) return refuse('not-allowed', 'only a seat raises an objection')
  if (!hasQuestion(state, command.question)) return refuse('unknown-question', 'this session has no such question')
  const id = objectionId.parse(here.freshId)
  const objection = {
    id,
    question: command.question,
    group: { words: groupToTell(state, author.group) },
    reason: { words: command.reason },
    at: here.at,
    state: 'open' as const,
  }
  return happened([{ type: 'objectionRaised', seat: { words: author.seat }, objection }], id)
}

/** In confidence, so a group of one or two is not told: it would be the name of whoever spoke. */
function groupToTell(state: SessionState, group: GroupId): GroupId {
  const seats = [...state.seats.values()].filter((seat) => seat.group === group).length
  return seats < LEAST_GROUP_TOLD ? NOT_TOLD : group
}

function notWaiting(state: SessionState, id: EvidenceId): Decision | null {
  const known = state.proposals.get(id)
  if (known === undefined) return refuse('unknown-evidence', 'nobody has proposed such evidence')
  const { state: standing } = known.proposal.standing
  return standing === 'waiting' ? null : refuse('evidence-not-waiting', `the evidence is ${standing} already`)
}

const hasQuestion = (state: SessionState, id: string): boolean => state.plan.questions.some((q) => q.id === id)
