/** Who may ask what: one table, looked at before anything else is. */
import type { CommandType } from './protocol.ts'
import type { Role } from './session.ts'

/** The role that may send each command. The wall and the public may send none. */
const MAY: Readonly<Record<CommandType, readonly Role[]>> = {
  takeSeat: ['door'],
  claimSlip: ['door'],
  castBallot: ['seat'],
  proposeEvidence: ['seat'],
  withdrawEvidence: ['seat'],
  raiseObjection: ['seat'],
  withdrawObjection: ['seat'],
  moveSeat: ['seat'],
  declareInterest: ['seat'],
  declareDualRole: ['seat'],
  askForTime: ['seat'],
  callForHelp: ['seat'],
  castAssistedBallot: ['helper'],
  setAdmission: ['facilitator'],
  admitSeats: ['facilitator'],
  turnAwaySeats: ['facilitator'],
  issueSlips: ['facilitator'],
  reissueSeat: ['facilitator'],
  answerHelp: ['facilitator', 'helper'],
  // The server: in every session that has the same evidence from its assessment.
  redactEvidence: ['facilitator', 'lead', 'server'],
  redactText: ['facilitator', 'lead'],
  tightenSettings: ['facilitator'],
  planMeeting: ['facilitator'],
  openSession: ['facilitator'],
  closeSession: ['facilitator'],
  setDoor: ['facilitator'],
  showQuestion: ['facilitator'],
  showOnWall: ['facilitator'],
  showCaptions: ['facilitator'],
  acceptEvidence: ['facilitator'],
  declineEvidence: ['facilitator'],
  returnEvidence: ['facilitator'],
  openRound: ['facilitator'],
  callClose: ['facilitator'],
  keepOpen: ['facilitator'],
  closeRound: ['server'],
  revealRound: ['facilitator'],
  voidRound: ['facilitator'],
  answerObjection: ['facilitator'],
  reopenObjection: ['facilitator'],
  recordAgreement: ['facilitator'],
  settleFinalGrade: ['lead'],
  chooseDomain1Rule: ['lead'],
  publishReport: ['lead'],
  takeAuditorsFile: ['lead'],
}

/** Every command there is, for checks that must look at each. */
// reason: Object.keys loses the key type of a Record it cannot have outgrown
export const COMMAND_TYPES = Object.keys(MAY) as readonly CommandType[]

export const mayAsk = (role: Role, command: CommandType): boolean => MAY[command].includes(role)

/** Documents a role may read; what is not listed is never sent. */
const READS: Readonly<Record<Role, readonly ('room' | 'desk')[]>> = {
  facilitator: ['room', 'desk'],
  lead: ['room', 'desk'],
  seat: ['room'],
  helper: ['room'],
  wall: ['room'],
  door: [],
  server: [],
}

export const mayRead = (role: Role, document: 'room' | 'desk'): boolean => READS[role].includes(document)
