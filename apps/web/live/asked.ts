/** What a phone asks the server once and shares among its parts, without the weight of the library that staff's screens use. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { z } from 'zod/mini'
import { ApiError, getJson } from './api.ts'
import { backOffMs, waitOrOnline } from './command-post.ts'
import { waitMs } from './retry-after.ts'

/** The newest answer and, beside it, what went wrong since. Both are null until the server has been heard. */
export type Heard<T> = { readonly data: T | null; readonly error: unknown }

/** One thing to ask for, and who listens to it. */
export type Line<T> = {
  heard: () => Heard<T>
  subscribe: (listener: () => void) => () => void
  /** Asks for what is true from now on: an answer already on its way may be too old, so another follows it. */
  ask: () => Promise<void>
  /** Asks unless an answer is on its way or not older than this. */
  askIfOlderThan: (ms: number) => Promise<void>
}

/** How often the server is tried before the page says that it cannot be reached. */
const MOST_TRIES = 5

/** An answer this young serves every part of a page that is drawn at once. */
const FRESH_MS = 5_000

/**
 * A refusal is final; an unreachable server is tried again, and the last answer stays meanwhile. One that asks to be left
 * alone for a time is, and that it was asked is told at once.
 * @param tools `wait` resolves after so many milliseconds, or sooner, but not before `atLeastMs`, when it is worth trying again
 */
export function openLine<T>(tools: {
  get: () => Promise<T>
  wait: (ms: number, atLeastMs: number) => Promise<void>
  now: () => number
}): Line<T> {
  const { get, wait, now } = tools
  const listeners = new Set<() => void>()
  let heard: Heard<T> = { data: null, error: null }
  let heardAt: number | null = null
  let underWay: Promise<void> | null = null
  let following: Promise<void> | null = null

  function hear(next: Heard<T>) {
    heard = next
    heardAt = now()
    for (const listener of listeners) listener()
  }

  async function askOnce(): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      let afterMs = 0
      try {
        hear({ data: await get(), error: null })
        return
      } catch (error) {
        if (error instanceof ApiError) afterMs = error.afterMs
        const isFinal = error instanceof ApiError && error.status < 500 && afterMs === 0
        const isGivenUp = isFinal || (tries >= MOST_TRIES && afterMs === 0)
        if (isGivenUp || afterMs > 0) hear({ data: heard.data, error })
        if (isGivenUp) return
      }
      await wait(waitMs(afterMs, backOffMs(tries, Math.random()), Math.random()), afterMs)
    }
  }

  function start(): Promise<void> {
    underWay = askOnce().finally(() => {
      underWay = null
    })
    return underWay
  }

  return {
    heard: () => heard,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    ask: () => {
      if (underWay === null) return start()
      following ??= underWay.then(() => {
        following = null
        return start()
      })
      return following
    },
    askIfOlderThan: (ms) => underWay ?? (heardAt !== null && now() - heardAt <= ms ? Promise.resolve() : start()),
  }
}

const lines = new Map<string, Line<unknown>>()

/**
 * What the server answers at a path, for every part of the page that wants it: asked when the first of them is drawn.
 * @param path begins with `/api/`; one shape per path
 * @param token of who asks; null for nobody
 */
export function useAsked<S extends z.ZodMiniType>(
  path: string,
  schema: S,
  token: string | null = null,
): Heard<z.infer<S>> & { ask: () => Promise<void> } {
  const line = useMemo(() => lineAt(path, schema, token), [path, schema, token])
  const heard = useSyncExternalStore(line.subscribe, line.heard)
  useEffect(() => void line.askIfOlderThan(FRESH_MS), [line])
  return useMemo(() => ({ ...heard, ask: line.ask }), [heard, line])
}

function lineAt<S extends z.ZodMiniType>(path: string, schema: S, token: string | null): Line<z.infer<S>> {
  const key = `${token ?? ''} ${path}`
  // reason: a line is kept under its path, and a path has one shape
  const known = lines.get(key) as Line<z.infer<S>> | undefined
  if (known !== undefined) return known
  const line = openLine({ get: () => getJson(path, schema, token), wait: waitOrOnline, now: () => Date.now() })
  lines.set(key, line)
  return line
}
