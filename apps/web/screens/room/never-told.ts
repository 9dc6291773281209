/** Which closed rounds no screen will ever show a result of. */
import { DEFAULT_CONFIG } from '@eds/consensus/policy'
import { REVEAL_FLOOR } from '@eds/consensus/room-result'
import type { Round } from '@eds/session/session'

/** @returns whether so few voted that a result is refused, or a consent check would say nothing. */
export const isNeverTold = ({ ask, received }: Extract<Round, { state: 'closed' }>): boolean =>
  received < (ask.kind === 'consent' ? REVEAL_FLOOR : DEFAULT_CONFIG.minBallots)
