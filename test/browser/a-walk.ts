/** A walk past every screen in every state: each is looked at in every way its people have, counted, and drawn when asked. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { WRITES_PICTURES } from './a-room.ts'
import { picture } from './pictures.ts'
import { expectFresh, shownWords } from './shown-words.ts'
import { lookInEveryWay, type Screen } from './ways.ts'

/** What was seen: `state` as `screen: what`, unique, the address it has, and the words it is known by. */
export type Sight = { state: string; screen: Screen; path: string; words: readonly string[] }

export type Walk = {
  seen: readonly Sight[]
  /** @param top a heading to draw from; without it pictures begin at the top of the page */
  see(page: Page, screen: Screen, state: string, top?: string | RegExp): Promise<void>
}

export function aWalk(): Walk {
  const seen: Sight[] = []
  return {
    seen,
    async see(page, screen, state, top) {
      expect(
        seen.map((sight) => sight.state),
        'seen before',
      ).not.toContain(state)
      const { pathname: path } = new URL(page.url())
      await lookInEveryWay(page, screen, state)
      if (!WRITES_PICTURES) await expectFresh(page, pictureName(state))
      seen.push({ state, screen, path, words: await shownWords(page) })
      await picture(page, screen, pictureName(state), top)
    },
  }
}

/** @returns `wall-vote-closed` for `wall: vote closed` */
export const pictureName = (state: string): string =>
  state
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')

/** @returns every address that the web app answers, as its router names them, and the report, which the server writes. */
export function routes(): string[] {
  const router = readFileSync(fileURLToPath(new URL('../../apps/web/main.tsx', import.meta.url)), 'utf8')
  const found = [...router.matchAll(/<Route path="([^"]+)"/g)].map(([, path]) => path ?? '')
  expect(found.length).toBeGreaterThan(8)
  return [...found, '/report/:session']
}

/** @returns whether an address is one of this route's */
export const isOn = (route: string, path: string): boolean =>
  new RegExp(`^${route.replaceAll(/:\w+/g, '[^/]+')}$`).test(path)
