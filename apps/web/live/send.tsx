/** Sends a command from a screen, and tells the screen how it stands. */
import type { Answer, Command, CommandType } from '@eds/session/protocol'
import type { Refusal } from '@eds/session/refusals'
import { useCallback, useEffect, useRef, useState } from 'react'
import { freshCommandId, postCommand, postUntilAnswered, type Unanswered, waitOrOnline } from './command-post.ts'
import { useSessionPlace } from './session.tsx'
import { isTooLate } from './timely.ts'

export type SendState =
  | { kind: 'ready' }
  | { kind: 'sending'; type: CommandType }
  | { kind: 'done'; answer: Answer }
  | { kind: 'refused'; refusal: Refusal }

/** After so many tries that the server was too busy to answer, the screen says so; at once where it asks for long. */
const BUSY_TRIES = 6
const LONG_MS = 10_000

const BUSY: Refusal = {
  code: 'storage-unavailable',
  detail: 'The server did not answer in time. It may or may not have been done.',
}

const NOT_SENT: Unanswered = { kind: 'unknown', why: 'unreachable', afterMs: 0 }

/**
 * One sender, with one state. While the server cannot be reached it keeps trying with the same command id, so that the
 * act is done once, and what is of the moment for a short while only; `send` resolves with the server's answer and never rejects.
 * @returns `clear()` goes back to `ready`, for instance when a dialog opens again
 */
export function useSend(): { send: (command: Command) => Promise<Answer>; state: SendState; clear: () => void } {
  const { session, token } = useSessionPlace()
  const [state, setState] = useState<SendState>({ kind: 'ready' })
  const isMounted = useRef(true)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])
  const show = useCallback((next: SendState) => {
    if (isMounted.current) setState(next)
  }, [])

  const send = useCallback(
    async (command: Command): Promise<Answer> => {
      const commandId = freshCommandId()
      show({ kind: 'sending', type: command.type })
      // By the wall clock: another may stand still while a laptop sleeps.
      const askedAt = Date.now()
      const isLate = () => isTooLate(command.type, Date.now() - askedAt)
      const answer = (await postUntilAnswered(
        // A computer that slept while it waited wakes up late.
        async () => (isLate() ? NOT_SENT : postCommand({ session, token, commandId, command })),
        waitOrOnline,
        ({ why, afterMs }, tries) => !isLate() && (why === 'unreachable' || (tries < BUSY_TRIES && afterMs < LONG_MS)),
      )) ?? { status: 'refused' as const, commandId, refusal: BUSY }
      show(answer.status === 'saved' ? { kind: 'done', answer } : { kind: 'refused', refusal: answer.refusal })
      return answer
    },
    [session, token, show],
  )
  const clear = useCallback(() => show({ kind: 'ready' }), [show])
  return { send, state, clear }
}
