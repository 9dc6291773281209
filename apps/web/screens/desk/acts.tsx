/** Doing an act of the desk: one sender for the next step, its alternatives and the keys. */
import type { Command } from '@eds/session/protocol'
import type { Refusal } from '@eds/session/refusals'
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useDesk, useSession } from '../../live/session.tsx'
import { announce } from '../../parts/live-region.tsx'
import { atDoor } from './at-door.ts'
import type { Act, DeskForm } from './next-step.ts'
import { useDeskSend, useUndo } from './undo-bar.tsx'

/** A step must have stood this long before it can be done: a double press must not open a vote and close it again. */
const STANDS_MS = 600

/** The records that an act changed come back within a second or so. */
const LONGEST_AWAITED_MS = 5000

const TOO_SOON = 'The next step has just changed. Press again to do it.'
/** A record stays in the trail: another takes its place. */
const NOT_UNDONE = 'There is nothing to undo. To change what is recorded, press R and record another outcome.'
const STILL_BUSY = 'What you did last is not done yet. Press again when it is.'

type Acts = {
  readonly doAct: (act: Act) => void
  /** @returns false when the act before is still on its way: nothing was sent then, and it is said */
  readonly send: (command: Command) => boolean
  /** Lets in everybody who asks, or those who asked first when there is no seat for each. */
  readonly admitAll: () => void
  /** From sending until the records that the act changed have come back. */
  readonly isBusy: boolean
  /** Why the last press or key did nothing, until the next one or until the step changes; null when it did something. */
  readonly told: string | null
  /** Says it to the eye and the ear, so that nobody waits for what will not come. @param words null takes back what was said */
  readonly tell: (words: string | null) => void
  readonly refusal: Refusal | null
  readonly clear: () => void
  /** Takes back the newest act that can be. */
  readonly undo: () => void
}

const Current = createContext<Acts | null>(null)

/** @returns how to do things from anywhere on the desk. */
export function useActs(): Acts {
  const acts = useContext(Current)
  if (acts === null) throw new Error('expected an ActsProvider above, found none')
  return acts
}

/** Keeping a vote open is asked for in haste, and a press too many of it changes nothing. */
const isInHaste = ({ type }: Command): boolean => type === 'keepOpen'
const isSafeAtOnce = (act: Act): boolean => act.kind === 'send' && isInHaste(act.command)

/** @param standing changes whenever another step is offered; @param look moves focus to a panel */
export function ActsProvider(props: {
  standing: string
  openForm: (form: DeskForm) => void
  look: (panel: 'objections' | 'asking') => void
  children: ReactNode
}) {
  const { standing, openForm, look, children } = props
  const { send, state, clear } = useDeskSend()
  const asking = useDesk((desk) => desk.all('asking'))
  const issued = useDesk((desk) => desk.all('seats')).length
  const doorOpen = useSession((room) => room.one('session', 'session')?.doorOpen ?? false)
  const isRecorded = useSession((room) => {
    const current = room.one('session', 'session')?.currentQuestion
    return room.all('agreements').some(({ question }) => question === current)
  })
  const maxSeats = useSession((room) => room.one('session', 'session')?.settings.maxSeats ?? 0)
  // Every act of staff is in the feed at once; its place in the trail is told in steps while a vote is open.
  const listed = useSession((room) => room.all('feed').length)
  const [listedBefore, setListedBefore] = useState(0)
  const read = useRef<string | null>(null)
  const standsSince = useRef(0)
  const [told, setTold] = useState<string | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: reason: what was told was told of the step before
  useLayoutEffect(() => setTold(null), [standing])
  const isSaved = state.kind === 'done' && state.answer.status === 'saved'
  // A server that was put back to an older copy never shows it: then what the records say is believed.
  const isAwaited = isSaved && listed <= listedBefore
  const isBusy = state.kind === 'sending' || isAwaited
  // From when the eye sees it, as the keys do: while an act is on its way the button does not say what comes next. An act beside
  // the step leaves it as it was read.
  useLayoutEffect(() => {
    if (isBusy || read.current === standing) return
    read.current = standing
    standsSince.current = performance.now()
  }, [standing, isBusy])
  useEffect(() => {
    if (!isAwaited) return
    const timer = setTimeout(clear, LONGEST_AWAITED_MS)
    return () => clearTimeout(timer)
  }, [isAwaited, clear])
  const undoable = useUndo()
  const acts = useMemo<Acts>(() => {
    const tell = (words: string | null) => {
      setTold(words)
      if (words !== null) announce(words)
    }
    const sendOne = (command: Command): boolean => {
      // To keep a vote open does not wait for the answer to its close, whose countdown may be seen before.
      const isSent = state.kind === 'sending' && state.type === command.type
      const mayGo = !isBusy || (isInHaste(command) && !isSent)
      tell(mayGo ? null : STILL_BUSY)
      if (!mayGo) return false
      setListedBefore(listed)
      void send(command)
      return true
    }
    const admitAll = () => {
      const { first } = atDoor(asking.length, Math.max(0, maxSeats - issued), doorOpen)
      const inOrder = asking.toSorted((left, right) => left.number - right.number).slice(0, first)
      if (asking.length === 0) tell('Nobody asks to come in.')
      else if (first === 0) tell(doorOpen ? 'No seat is free.' : 'The door is closed. Open it to let people in.')
      else sendOne({ type: 'admitSeats', seats: inOrder.map(({ seat }) => seat) })
    }
    return {
      send: sendOne,
      admitAll,
      isBusy,
      refusal: state.kind === 'refused' ? state.refusal : null,
      clear,
      undo: () => {
        if (undoable === null) tell(isRecorded ? NOT_UNDONE : 'There is nothing to undo.')
        else sendOne(undoable.command)
      },
      told,
      tell,
      doAct: (act) => {
        if (isBusy && !isSafeAtOnce(act)) return
        if (!isSafeAtOnce(act) && performance.now() - standsSince.current < STANDS_MS) {
          tell(TOO_SOON)
          return
        }
        setTold(null)
        switch (act.kind) {
          case 'send':
            sendOne(act.command)
            return
          case 'form':
            clear()
            return openForm(act.form)
          case 'admit':
            return admitAll()
          case 'look':
            return look(act.panel)
          case 'wait':
          case 'finished':
            return
        }
      },
    }
  }, [
    isBusy,
    state,
    listed,
    asking,
    issued,
    doorOpen,
    maxSeats,
    isRecorded,
    send,
    clear,
    openForm,
    look,
    told,
    undoable,
  ])
  return <Current value={acts}>{children}</Current>
}
