/**
 * What a seat needs only after its first vote, or only sometimes: one script, fetched once the vote is on the screen, so that
 * it is here when the result comes or the network goes.
 */
import { later } from '../../live/later.tsx'
import { Loading } from '../../parts/loading.tsx'

export const RoundResultView = later(
  () => import('./result-view.tsx').then((file) => file.RoundResultView),
  <Loading />,
)
export const EarlierRounds = later(() => import('./result-view.tsx').then((file) => file.EarlierRounds))
export const ClosedSetCheck = later(() => import('./closed-set-check.tsx').then((file) => file.ClosedSetCheck))
export const SpeakOrWrite = later(() => import('./own-distance.tsx').then((file) => file.SpeakOrWrite))
export const Objection = later(() => import('./objection.tsx').then((file) => file.Objection))
export const ProposeEvidence = later(() => import('./propose.tsx').then((file) => file.ProposeEvidence), <Loading />)
export const SentEvidence = later(() => import('./sent-evidence.tsx').then((file) => file.SentEvidence))
export const RecordOfSession = later(() => import('./record-of-session.tsx').then((file) => file.RecordOfSession))
export const HeadAlarm = later(() => import('./head-alarm.tsx').then((file) => file.HeadAlarm))
export const ChooseSeat = later(() => import('./choose-seat.tsx').then((file) => file.ChooseSeat), <Loading />)

/** Resolves when all of them are here. */
export async function loadLaterParts(): Promise<void> {
  await Promise.all(
    [
      RoundResultView,
      EarlierRounds,
      ClosedSetCheck,
      SpeakOrWrite,
      Objection,
      ProposeEvidence,
      SentEvidence,
      RecordOfSession,
      HeadAlarm,
      ChooseSeat,
    ].map((part) => part.load()),
  )
}
