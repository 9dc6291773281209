/** Remembers the newest act that can be taken back, and offers to. It stays until the next act: nobody has to be quick. */
import type { Answer, Command } from '@eds/session/protocol'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { type SendState, useSend } from '../../live/send.tsx'
import { useDesk, useSession } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Key } from './people-here.tsx'
import { stillStands, type Undo, undoOf } from './undo.ts'

type Remembered = { readonly undo: Undo | null; readonly remember: (undo: Undo | null) => void }

const Current = createContext<Remembered | null>(null)

/** Stands around everything that sends an act of the facilitator. */
export function UndoProvider({ children }: { children: ReactNode }) {
  const [undo, remember] = useState<Undo | null>(null)
  const remembered = useMemo(() => ({ undo, remember }), [undo])
  return <Current value={remembered}>{children}</Current>
}

/** @returns what can be taken back now, or null: also when it has been undone, or something came after it elsewhere. */
export function useUndo(): Undo | null {
  const { undo } = useRemembered()
  const session = useSession((room) => room.one('session', 'session'))
  const rounds = useSession((room) => room.all('rounds'))
  const proposals = useDesk((desk) => desk.all('proposals'))
  const objections = useDesk((desk) => desk.all('objections'))
  if (undo === null || session === null) return null
  return stillStands(undo, { session, rounds, proposals, objections }) ? undo : null
}

/** As `useSend`, and what was done can be taken back where the trail allows. */
export function useDeskSend(): { send: (command: Command) => Promise<Answer>; state: SendState; clear: () => void } {
  const { send, state, clear } = useSend()
  const { remember } = useRemembered()
  const before = useSession((room) => room.one('session', 'session'))
  const sendAndRemember = useCallback(
    async (command: Command) => {
      const answer = await send(command)
      if (answer.status === 'saved') remember(before === null ? null : undoOf(command, before))
      return answer
    },
    [send, remember, before],
  )
  return { send: sendAndRemember, state, clear }
}

/** One line below the next step. @param onUndo takes the act back */
export function UndoBar({ onUndo }: { onUndo: () => void }) {
  const undo = useUndo()
  return (
    <div className="desk-undo" role="status">
      {undo === null ? null : (
        <>
          <span>{undo.did}</span>
          <Button look="quiet" onClick={onUndo}>
            Undo <Key of="Z" />
          </Button>
        </>
      )}
    </div>
  )
}

function useRemembered(): Remembered {
  const remembered = useContext(Current)
  if (remembered === null) throw new Error('expected an UndoProvider above, found none')
  return remembered
}
