/** Sends a command from a screen, and tells the screen how it stands. */
import type { Answer, Command, CommandType } from '@eds/session/protocol'
import type { Refusal } from '@eds/session/refusals'
import { useCallback, useEffect, useRef, useState } from 'react'
import { freshCommandId, postCommand, waitOrOnline } from './command-post.ts'
import { useSessionPlace } from './session.tsx'
import { postInTime } from './timely.ts'

export type SendState =
  | { kind: 'ready' }
  | { kind: 'sending'; type: CommandType }
  | { kind: 'done'; answer: Answer }
  | { kind: 'refused'; refusal: Refusal }

const GIVEN_UP: Readonly<Record<'too-late' | 'too-busy', Refusal>> = {
  'too-late': { code: 'not-sent', detail: '' },
  'too-busy': {
    code: 'storage-unavailable',
    detail: 'The server did not answer in time. It may or may not have been done.',
  },
}

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
      const posted = await postInTime(command.type, {
        post: (withinMs) => postCommand({ session, token, commandId, command }, withinMs),
        wait: waitOrOnline,
        now: Date.now,
      })
      const answer =
        typeof posted === 'string' ? { status: 'refused' as const, commandId, refusal: GIVEN_UP[posted] } : posted
      show(answer.status === 'saved' ? { kind: 'done', answer } : { kind: 'refused', refusal: answer.refusal })
      return answer
    },
    [session, token, show],
  )
  const clear = useCallback(() => show({ kind: 'ready' }), [show])
  return { send, state, clear }
}
