/** What the facilitator may do instead of the obvious next step. */
import { latestAgreement } from './agenda.ts'
import {
  type Act,
  lastRevealed,
  mayVoteAgain,
  nextStep,
  type RoomNow,
  stepOfMeeting,
  suggestedOutcome,
} from './next-step.ts'

export type OtherAct = {
  readonly id: 'go-on' | 'vote-again' | 'keep-open' | 'consent' | 'record' | 'void' | 'close'
  readonly label: string
  readonly act: Act
}

/** @returns acts the server would let in now, in a fixed order; none once the session is closed. */
export function otherActs(room: RoomNow): OtherAct[] {
  const acts = actsOfMeeting(room)
  const { act: next } = nextStep(room)
  if (next.kind !== 'admit' && !(next.kind === 'look' && next.panel === 'asking')) return acts
  const { label, act } = stepOfMeeting(room)
  const same = JSON.stringify(act)
  return [{ id: 'go-on', label, act }, ...acts.filter((each) => JSON.stringify(each.act) !== same)]
}

function actsOfMeeting(room: RoomNow): OtherAct[] {
  if (room.phase === 'closed') return []
  const unfinished = room.rounds.find((round) => round.state === 'open' || round.state === 'closed')
  if (unfinished !== undefined) {
    const act: Act = { kind: 'form', form: { name: 'void', round: unfinished.id } }
    const setAside: OtherAct = { id: 'void', label: 'Set this round aside', act }
    if (unfinished.state !== 'open' || unfinished.closesAt === null) return [setAside]
    const keepOpen: Act = { kind: 'send', command: { type: 'keepOpen', round: unfinished.id } }
    return [{ id: 'keep-open', label: 'Keep voting open', act: keepOpen }, setAside]
  }
  const close: OtherAct = {
    id: 'close',
    label: 'Close the session',
    act: { kind: 'form', form: { name: 'close-session' } },
  }
  const question = room.questions.find(({ id }) => id === room.currentQuestion)?.id
  if (room.phase === 'lobby' || question === undefined) return [close]
  const last = lastRevealed(room.rounds, question)
  const acts: OtherAct[] = []
  if (last !== null && mayVoteAgain(room.rounds, question)) {
    const command = { type: 'openRound', question, ask: { kind: 'grade' } } as const
    acts.push({ id: 'vote-again', label: 'Vote again', act: { kind: 'send', command } })
  }
  if (last?.result.kind === 'grade' && last.result.room.grade !== null) {
    const { grade, state } = last.result.room
    const command = { type: 'openRound', question, ask: { kind: 'consent', grade } } as const
    // The middle of a split room is kept from it until the camps have spoken, and this page may be seen. Between two camps, or
    // two grades that weigh the same, there is none to live with.
    const isSplit = state === 'split'
    const label = `Ask: can you live with ${isSplit ? 'the middle grade' : (room.gradeNames[grade] ?? 'it')}?`
    const hasMiddle = !isSplit || !(last.result.room.polarised || last.result.room.tie)
    if (hasMiddle) acts.push({ id: 'consent', label, act: { kind: 'send', command } })
  }
  const suggested = suggestedOutcome(room.rounds, question)
  acts.push({
    id: 'record',
    label: recordLabel(last !== null, latestAgreement(room.agreements, question) !== null),
    act: { kind: 'form', form: { name: 'agreement', question, suggested } },
  })
  return [...acts, close]
}

/** What was recorded stays in the trail: another record takes its place, and does not change it. */
const recordLabel = (hasVoted: boolean, isRecorded: boolean): string =>
  isRecorded ? 'Record another outcome' : hasVoted ? 'Record the outcome' : 'Record it without a grade'
