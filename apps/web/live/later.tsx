/** Parts of a page that are fetched after what is needed first, and are then simply there: no pause when they are shown. */
import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { backOffMs, waitOrOnline } from './command-post.ts'

/** Browsers draw no frames for a page in the background. */
const HIDDEN_PAGE_MS = 1_000

/**
 * Fetches a script until it is there, however long the network is away.
 * @param onWait called when it cannot be fetched and will be tried again
 */
export async function fetchedPatiently<T>(fetchScript: () => Promise<T>, onWait: () => void = () => {}): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await fetchScript()
    } catch {
      onWait()
      await waitOrOnline(backOffMs(tries, Math.random()))
    }
  }
}

/** Resolves when what was drawn last is on the screen; also, a little later, on a page that nobody looks at. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, HIDDEN_PAGE_MS)
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
  })

/** A component that may not be here yet, and how to fetch it before it is shown. */
export type Later<P> = { (props: P): ReactNode; load: () => Promise<void> }

/**
 * Unlike `lazy`, it is drawn at once when it has been fetched before, so that focus and scrolling stay where they are.
 * @param whileAway stands in its place until then; a part without it leaves no gap and is not fetched before `load`
 */
export function later<P extends object>(
  fetchPart: () => Promise<ComponentType<P>>,
  whileAway: ReactNode = null,
): Later<P> {
  let Part: ComponentType<P> | null = null
  let loading: Promise<void> | null = null
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const load = () => {
    loading ??= fetchedPatiently(fetchPart).then((part) => {
      Part = part
      for (const listener of listeners) listener()
    })
    return loading
  }
  function LaterPart(props: P) {
    const Here = useSyncExternalStore(subscribe, () => Part)
    useEffect(() => {
      if (whileAway !== null) void load()
    }, [])
    return Here === null ? whileAway : <Here {...props} />
  }
  return Object.assign(LaterPart, { load })
}
