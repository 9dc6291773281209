/** What a lead has typed and not saved: it stays in this window, so that leaving a page or loading it again loses no word. */
import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod/mini'
import { useSessionPlace } from '../../live/session.tsx'

const key = (session: string, place: string): string => `eds.unsaved.${session}.${place}`

/**
 * A value that outlives the page in this window, and not the window: names stay on no computer that others use.
 * @param place which form of the session; one form only may have it at a time
 * @returns the value, null while nothing is kept; how to set it, with null to let it go; and how to keep it on the page alone
 */
export function useKeptWords<T>(
  place: string,
  schema: z.ZodMiniType<T>,
): [T | null, (next: T | null) => void, () => void] {
  const { session } = useSessionPlace()
  const [value, setValue] = useState<T | null>(() => read(session, place, schema))
  const change = useCallback(
    (next: T | null) => {
      write(session, place, next)
      setValue(next)
    },
    [session, place],
  )
  const forget = useCallback(() => write(session, place, null), [session, place])
  return [value, change, forget]
}

/** Whether something is kept for a place; read anew at every call. */
export const isKept = (session: string, place: string): boolean => stored(session, place) !== null

/** Has the browser ask before it closes the window or leaves the app, with which unsaved words would go. */
export function useAskBeforeClosing(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
}

function read<T>(session: string, place: string, schema: z.ZodMiniType<T>): T | null {
  const kept = stored(session, place)
  if (kept === null) return null
  try {
    return schema.safeParse(JSON.parse(kept)).data ?? null
  } catch {
    return null
  }
}

function stored(session: string, place: string): string | null {
  try {
    return window.sessionStorage.getItem(key(session, place))
  } catch {
    return null
  }
}

function write(session: string, place: string, value: unknown): void {
  try {
    if (value === null) window.sessionStorage.removeItem(key(session, place))
    else window.sessionStorage.setItem(key(session, place), JSON.stringify(value))
  } catch {
    // Without storage the words live as long as the page.
  }
}
