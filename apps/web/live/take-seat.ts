/** Takes a seat once, however often the answer is lost on the way. */
import type { Answer } from '@eds/session/protocol'
import { CommandId } from '@eds/session/protocol'
import { GroupId, SeatId, type SessionId } from '@eds/session/session'
import { z } from 'zod'
import { freshCommandId, postCommand, postUntilAnswered, waitOrOnline } from './command-post.ts'
import { hashOfSecret, keepSeat, random128 } from './token.ts'

/** Written down before it is sent: a reload in between asks for the same seat again, not for a second one. */
const Asked = z.object({ group: GroupId, secret: z.string(), commandId: CommandId })
type Asked = z.infer<typeof Asked>

/**
 * Asks for a seat in a group until the server answers; then this phone keeps the seat.
 * @param onWait called when the server cannot be reached and it will be tried again
 */
export async function takeSeat(
  place: { session: SessionId; joinCode: string; group: GroupId },
  onWait: () => void,
): Promise<Answer> {
  const { session, joinCode, group } = place
  const asked = askedBefore(session, group) ?? { group, secret: random128(), commandId: freshCommandId() }
  remember(session, asked)
  const answer = await postUntilAnswered(
    () =>
      postCommand({
        session,
        token: null,
        commandId: asked.commandId,
        command: { type: 'takeSeat', joinCode, group, secretHash: hashOfSecret(asked.secret) },
      }),
    waitOrOnline,
    () => {
      onWait()
      return true
    },
  )
  if (answer === null) throw new Error('expected an answer, found that trying was given up')
  remember(session, null)
  if (answer.status === 'saved') {
    keepSeat({ session, seat: SeatId.parse(answer.made), group, secret: asked.secret })
  }
  return answer
}

const key = (session: string) => `eds.asked.${session}`

function askedBefore(session: string, group: GroupId): Asked | null {
  try {
    const asked = Asked.safeParse(JSON.parse(window.sessionStorage.getItem(key(session)) ?? 'null'))
    return asked.success && asked.data.group === group ? asked.data : null
  } catch {
    // Storage is forbidden or holds something else: ask anew.
    return null
  }
}

function remember(session: string, asked: Asked | null): void {
  try {
    if (asked === null) window.sessionStorage.removeItem(key(session))
    else window.sessionStorage.setItem(key(session), JSON.stringify(asked))
  } catch {
    // Without storage a reload in this very moment may take a second seat; the first stays empty.
  }
}
