/** Takes a seat or asks for one, once, however often the answer is lost on the way. */
import { type Answer, type Command, CommandId, type Lobby, SeatStanding } from '@eds/session/protocol'
import type { GroupId, SessionId } from '@eds/session/session'
import { SeatId } from '@eds/session/session'
import { z } from 'zod/mini'
import { answerAhead } from './ahead.ts'
import { ApiError, getJson } from './api.ts'
import {
  backOffMs,
  freshCommandId,
  type Posted,
  postArrival,
  postCommand,
  postUntilAnswered,
  type Unanswered,
  waitOrOnline,
} from './command-post.ts'
import { waitMs } from './retry-after.ts'
import { hashOfSecret, type KeptSeat, keepSeat, random128 } from './token.ts'

/** How somebody comes in: with the code on the wall and a group, or with a printed slip, whose group is on it. */
export type Entrance =
  | { readonly kind: 'group'; readonly joinCode: string; readonly group: GroupId }
  | { readonly kind: 'slip'; readonly slip: string }

type OnWait = (why: Unanswered['why']) => void

/** Written down before it is sent: a reload in between asks for the same seat again, not for a second one. */
const Asked = z.object({ entrance: z.string(), secret: z.string(), commandId: CommandId })
type Asked = z.infer<typeof Asked>

/**
 * Asks for a seat until the server answers; then this phone keeps the seat, or that it asks for one, and uses it.
 * @param hasDualRole said at once from a seat; kept for later while it is only asked for
 * @param onWait told when the server cannot be reached, or is too busy, and it will be tried again
 */
export async function takeSeat(
  { session }: Pick<Lobby, 'session'>,
  entrance: Entrance,
  hasDualRole: boolean,
  onWait: OnWait,
): Promise<Answer> {
  const name = hashOfSecret(JSON.stringify(entrance))
  const asked = askedBefore(session, name) ?? { entrance: name, secret: random128(), commandId: freshCommandId() }
  remember(session, asked)
  const { commandId, secret } = asked
  const command = commandOf(entrance, hashOfSecret(secret))
  let standing: SeatStanding | null = null
  const arrive = () =>
    postArrival({ session, token: secret, commandId, command }, (arrival) => {
      standing = arrival.standing
      for (const what of ['room', 'seat'] as const) {
        const path = `/api/sessions/${encodeURIComponent(session)}/${what}`
        if (arrival[what] !== null) answerAhead(path, secret, arrival[what])
      }
    })
  const answer = await untilAnswered(arrive, onWait)
  if (answer.status === 'saved') {
    const seat = SeatId.parse(answer.made)
    const known = standing ?? (await standingOf(session, secret, onWait))
    const group = entrance.kind === 'group' ? entrance.group : known?.group.id
    if (group === undefined) throw new Error('expected the server to know the seat it gave, found that it does not')
    const asking = known === null || known.standing === 'seated' ? null : { hasDualRole }
    const kept: KeptSeat = { session, seat, number: known?.number ?? null, group, secret, asking }
    keepSeat(kept)
    if (hasDualRole && asking === null) await declareDualRole(kept, onWait)
  }
  remember(session, null)
  return answer
}

/** Takes a slip's seat for somebody without a phone. Its secret is thrown away: nobody but a helper votes for it then. */
export const takeSeatOnPaper = (session: SessionId, slip: string, onWait: OnWait): Promise<Answer> =>
  obeyed(
    {
      session,
      token: null,
      commandId: freshCommandId(),
      command: { type: 'claimSlip', slip, secretHash: hashOfSecret(random128()) },
    },
    onWait,
  )

/** Says that this seat's person also works for those who are graded. Resolves when the server has answered. */
export const declareDualRole = (seat: KeptSeat, onWait: OnWait): Promise<Answer> =>
  obeyed(
    {
      session: seat.session,
      token: seat.secret,
      commandId: freshCommandId(),
      command: { type: 'declareDualRole' },
    },
    onWait,
  )

const obeyed = (post: Parameters<typeof postCommand>[0], onWait: OnWait): Promise<Answer> =>
  untilAnswered(() => postCommand(post), onWait)

function commandOf(entrance: Entrance, secretHash: string): Command {
  return entrance.kind === 'group'
    ? { type: 'takeSeat', joinCode: entrance.joinCode, group: entrance.group, secretHash }
    : { type: 'claimSlip', slip: entrance.slip, secretHash }
}

async function untilAnswered(post: () => Promise<Posted>, onWait: OnWait): Promise<Answer> {
  const answer = await postUntilAnswered(post, waitOrOnline, ({ why }) => {
    onWait(why)
    return true
  })
  if (answer === null) throw new Error('expected an answer, found that trying was given up')
  return answer
}

/** What the server knows of the new seat; null when it knows nothing of it. */
async function standingOf(session: string, secret: string, onWait: OnWait): Promise<SeatStanding | null> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await getJson(`/api/sessions/${encodeURIComponent(session)}/standing`, SeatStanding, secret)
    } catch (error) {
      const afterMs = error instanceof ApiError ? error.afterMs : 0
      if (error instanceof ApiError && error.status < 500 && afterMs === 0) return null
      onWait(error instanceof ApiError ? 'busy' : 'unreachable')
      await waitOrOnline(waitMs(afterMs, backOffMs(tries, Math.random()), Math.random()), afterMs)
    }
  }
}

const key = (session: string) => `eds.asked.${session}`

function askedBefore(session: string, entrance: string): Asked | null {
  try {
    const asked = Asked.safeParse(JSON.parse(window.sessionStorage.getItem(key(session)) ?? 'null'))
    return asked.success && asked.data.entrance === entrance ? asked.data : null
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
