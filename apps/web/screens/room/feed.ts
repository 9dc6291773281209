/** The feed of the facilitator's, the leads' and the server's acts, as the room's screens list it. */
import type { FeedItem } from '@eds/session/document'

/** Acts that a feed has words for; any other is "something else". */
const ACTS = [
  'createSession',
  'planMeeting',
  'openSession',
  'closeSession',
  'openDoor',
  'closeDoor',
  'letStraightIn',
  'letInWhenAsked',
  'admitSeats',
  'turnAwaySeats',
  'showQuestion',
  'showOnWall',
  'showCaptions',
  'acceptEvidence',
  'declineEvidence',
  'returnEvidence',
  'redactEvidence',
  'redactText',
  'openRound',
  'callClose',
  'keepOpen',
  'closeRound',
  'revealRound',
  'voidRound',
  'answerObjection',
  'reopenObjection',
  'recordAgreement',
  'issueSlips',
  'reissueSeat',
  'answerHelp',
  'castAssistedBallot',
  'tightenSettings',
  'settleFinalGrade',
  'chooseDomain1Rule',
  'publishReport',
  'takeAuditorsFile',
] as const

/** @param act as the feed names it @returns the key of its words */
export function actKey(act: string): `feed.act.${(typeof ACTS)[number] | 'other'}` {
  return `feed.act.${ACTS.find((known) => known === act) ?? 'other'}`
}

/** @returns the newest acts, newest first. */
export const newestActs = (feed: readonly FeedItem[], most: number): FeedItem[] =>
  feed.toSorted((left, right) => right.seq - left.seq).slice(0, most)

/** @returns the acts without those that say the same, at the same minute, as the one before: a list that is read from afar. */
export const withoutRepeats = (items: readonly FeedItem[]): FeedItem[] =>
  items.filter((item, place) => {
    const before = items[place - 1]
    return before?.act !== item.act || timeOf(before.at) !== timeOf(item.at)
  })

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** @returns hours and minutes, such as 14:05. @param at milliseconds since 1970 */
export const timeOf = (at: number): string => TIME.format(at)
