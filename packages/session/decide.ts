/** Command → events or a refusal. Pure: never throws, never looks at a clock, and asks permission before existence. */
import { decideEvidence } from './decide-evidence.ts'
import { decideGrades } from './decide-grades.ts'
import { decideRedaction } from './decide-redaction.ts'
import { decideRound } from './decide-round.ts'
import { decideSeats } from './decide-seats.ts'
import { mayAsk } from './permissions.ts'
import type { Command, CommandOf } from './protocol.ts'
import { refuse } from './refusals.ts'
import {
  type Circumstance,
  type Decision,
  happened,
  type SessionState,
  type Supplied,
  unfinishedRound,
} from './state.ts'
import { unreachable } from './unreachable.ts'

/** @param supplied what only the store can know: counted ballots and the trail's head. */
export function decide(state: SessionState, command: Command, here: Circumstance, supplied: Supplied): Decision {
  if (!mayAsk(here.by.kind, command.type)) return refuse('not-allowed', `${here.by.kind} may not ask ${command.type}`)
  // Also after the report: it changes nothing but what everybody knows of it.
  if (command.type === 'takeAuditorsFile') {
    if (state.phase !== 'closed') return refuse('session-not-open', 'close the session first')
    return happened([{ type: 'auditorsFileTaken' }])
  }
  // Words that point at a person must go whenever it is found out, also from a report that is published.
  if (command.type === 'redactEvidence' || command.type === 'redactText')
    return decideRedaction(state, command, here, supplied)
  // Whoever comes to the door afterwards is told that the session has ended.
  if (state.publication !== null && here.by.kind !== 'door')
    return refuse('already-published', 'the report is published; nothing changes any more')
  switch (command.type) {
    case 'takeSeat':
    case 'claimSlip':
    case 'setAdmission':
    case 'admitSeats':
    case 'turnAwaySeats':
    case 'issueSlips':
    case 'reissueSeat':
    case 'moveSeat':
    case 'declareInterest':
    case 'declareDualRole':
    case 'askForTime':
    case 'callForHelp':
    case 'answerHelp':
      return decideSeats(state, command, here, supplied)
    case 'tightenSettings':
      return tighten(state, command)
    case 'planMeeting':
      if (state.phase === 'closed') return refuse('session-closed', 'the session has ended')
      return happened([{ type: 'meetingPlanned', minutes: command.minutes }])
    case 'openSession':
      if (state.phase === 'closed') return refuse('session-closed', 'the session has ended')
      if (state.phase === 'open') return refuse('bad-request', 'the session is open already')
      return happened([{ type: 'sessionOpened' }])
    case 'closeSession': {
      if (state.phase === 'closed') return refuse('session-closed', 'the session has ended')
      const unfinished = unfinishedRound(state)
      if (unfinished !== null) return refuse('round-already-open', `round ${unfinished.number} is not finished`)
      return happened([{ type: 'sessionClosed' }])
    }
    case 'setDoor':
      if (state.phase === 'closed') return refuse('session-closed', 'the session has ended')
      return happened([{ type: 'doorSet', open: command.open }])
    case 'showQuestion':
      return showQuestion(state, command)
    case 'showOnWall':
      if (needsResult(state, command.view)) return refuse('round-not-revealed', 'there is no result to show yet')
      return happened([{ type: 'wallViewShown', view: command.view }])
    case 'showCaptions':
      return happened([{ type: 'captionsShown', languages: [...new Set(command.languages)] }])
    case 'proposeEvidence':
    case 'withdrawEvidence':
    case 'acceptEvidence':
    case 'declineEvidence':
    case 'returnEvidence':
    case 'raiseObjection':
    case 'withdrawObjection':
    case 'answerObjection':
    case 'reopenObjection':
      return decideEvidence(state, command, here)
    case 'openRound':
    case 'castBallot':
    case 'castAssistedBallot':
    case 'callClose':
    case 'keepOpen':
    case 'closeRound':
    case 'revealRound':
    case 'voidRound':
      return decideRound(state, command, here, supplied)
    case 'recordAgreement':
    case 'settleFinalGrade':
    case 'chooseDomain1Rule':
    case 'publishReport':
      return decideGrades(state, command, here, supplied)
    default:
      return unreachable(command)
  }
}

function showQuestion(state: SessionState, command: CommandOf<'showQuestion'>): Decision {
  if (state.phase !== 'open') return refuse('session-not-open', `the session is ${state.phase}`)
  if (!state.plan.questions.some((question) => question.id === command.question)) {
    return refuse('unknown-question', 'this session has no such question')
  }
  const unfinished = unfinishedRound(state)
  if (unfinished !== null && unfinished.question !== command.question) {
    return refuse('round-already-open', `round ${unfinished.number} of ${unfinished.question} is not finished`)
  }
  return happened([{ type: 'questionShown', question: command.question }])
}

/** Once people have sat down under a rule, it may only protect them better. */
function tighten(state: SessionState, command: CommandOf<'tightenSettings'>): Decision {
  if (state.phase === 'closed') return refuse('session-closed', 'the session has ended')
  const unfinished = unfinishedRound(state)
  if (unfinished !== null) return refuse('round-already-open', 'the rules of a round are fixed while it runs')
  const { revealFloor, disclosureThreshold, shapeFloor } = command
  const { settings } = state.plan
  const isLooser =
    revealFloor < settings.revealFloor ||
    disclosureThreshold < settings.disclosureThreshold ||
    shapeFloor < settings.shapeFloor
  if (isLooser) return refuse('only-tighter', 'these numbers may only be raised once the session is made')
  return happened([{ type: 'settingsTightened', revealFloor, disclosureThreshold, shapeFloor }])
}

function needsResult(state: SessionState, view: CommandOf<'showOnWall'>['view']): boolean {
  if (view !== 'result') return false
  return ![...state.rounds.values()].some((r) => r.state === 'revealed' && r.question === state.currentQuestion)
}
