/** The ways in which people meet a screen: colours, contrast, language, direction, text size, window. */
import { expect, type Page, test } from '@playwright/test'
import { checkColours, checkReflow, checkRules, checkTouch, settled } from './inspection.ts'
import { expectNothingCut, fitsProjector } from './measures.ts'

/**
 * Who looks: a seat's own pages are read as each person chooses, staff's and a helper's in the colours that they choose; the
 * wall and what is public follow the system alone.
 */
export type Screen = 'seat' | 'helper' | 'staff' | 'wall' | 'public'

type Way = {
  name: string
  begin(page: Page): Promise<void>
  end(page: Page): Promise<void>
  check(page: Page, state: string): Promise<void>
}

const asItIs = async (): Promise<void> => {}
const begin = (media: Parameters<Page['emulateMedia']>[0]) => (page: Page) => page.emulateMedia(media)

const DARK: Way = {
  name: 'dark',
  begin: begin({ colorScheme: 'dark' }),
  end: begin({ colorScheme: null }),
  check: checkColours,
}
const FORCED: Way = {
  name: 'high contrast of the system',
  begin: begin({ forcedColors: 'active' }),
  end: begin({ forcedColors: null }),
  check: checkColours,
}

/** What a person has chosen on this phone: changed as by another window of it, so that nothing half written is lost. */
type Reading = { language: 'en' | 'easy' | 'ur'; size: 100 | 200; theme: 'system' | 'contrast' }
const UNCHOSEN: Reading = { language: 'en', size: 100, theme: 'system' }

async function read(page: Page, reading: Reading): Promise<void> {
  const loading = page.locator('.eds-loading')
  const stillLoading = await loading.count()
  await page.evaluate((chosen) => {
    localStorage.setItem('eds.reading', JSON.stringify(chosen))
    window.dispatchEvent(new StorageEvent('storage'))
  }, reading)
  const root = page.locator('html')
  await expect(root).toHaveAttribute('data-theme', reading.theme)
  await expect(root).toHaveAttribute('data-text', String(reading.size))
  await expect(root).toHaveAttribute('dir', reading.language === 'ur' ? 'rtl' : 'ltr')
  await expect(root).toHaveAttribute('lang', { en: 'en-GB', easy: 'en-GB', ur: 'ur' }[reading.language])
  // A page with words of its own fetches them after those that every page has.
  await expect(loading).toHaveCount(stillLoading)
  if (reading.language === 'easy')
    await expect(page.locator('.reading-icon').or(page.locator('h1')).first()).toBeVisible()
}

/** Brings the words of every way that a seat's pages and a wall are looked at, before the network goes. */
export async function readAhead(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    if (new URL(page.url()).pathname.startsWith('/wall/')) {
      await CAPTIONS.begin(page)
      await CAPTIONS.end(page)
      continue
    }
    for (const language of ['easy', 'ur'] as const) await read(page, { ...UNCHOSEN, language })
    await read(page, UNCHOSEN)
  }
}

/** What a wall says in other languages too, as its own address asks for it; null leaves that to the facilitator. */
async function caption(page: Page, languages: string | null): Promise<void> {
  await page.evaluate((asked) => {
    const address = new URL(location.href)
    if (asked === null) address.searchParams.delete('captions')
    else address.searchParams.set('captions', asked)
    history.replaceState(history.state, '', address)
  }, languages)
  // A wall that has no session to show says why, in English.
  const says = (await page.locator('.wall--plain').count()) === 0 && languages !== null
  for (const chosen of ['[lang="en-GB"]', '[lang="ur"][dir="rtl"]'])
    if (says || chosen === '[lang="en-GB"]')
      await expect(page.locator(`.wall-captions p${chosen}`)).toHaveCount(says ? 1 : 0)
}

/** Easy Read and a language from right to left, beside the English that a wall always has. */
const CAPTIONS: Way = {
  name: 'captions in Easy Read and from right to left',
  begin: (page) => caption(page, 'easy,ur'),
  end: (page) => caption(page, null),
  async check(page, state) {
    await checkRules(page, state)
    await fitsProjector(page, state)
  },
}

const reads = (name: string, chosen: Partial<Reading>, check: Way['check']): Way => ({
  name,
  begin: (page) => read(page, { ...UNCHOSEN, ...chosen }),
  end: asItIs,
  check,
})

const layout: Way['check'] = async (page, state) => {
  await checkTouch(page, state)
  await checkReflow(page, state)
}
const everything: Way['check'] = async (page, state) => {
  await checkRules(page, state)
  await layout(page, state)
}
const wideAndNarrow: Way['check'] = async (page, state) => {
  await checkRules(page, state)
  await checkReflow(page, state)
}

const CONTRAST = reads('high contrast', { theme: 'contrast' }, checkColours)

const WAYS: Readonly<Record<Screen, readonly Way[]>> = {
  seat: [
    {
      name: 'light',
      begin: asItIs,
      end: asItIs,
      async check(page, state) {
        await everything(page, state)
        await expectNothingCut(page, state)
      },
    },
    DARK,
    FORCED,
    CONTRAST,
    reads('Easy Read', { language: 'easy' }, everything),
    reads('right to left', { language: 'ur' }, everything),
    reads('text of 200%', { size: 200 }, expectNothingCut),
  ],
  // Held in a hand as well, and in English alone.
  helper: [{ name: 'light', begin: asItIs, end: asItIs, check: everything }, DARK, FORCED, CONTRAST],
  staff: [{ name: 'light', begin: asItIs, end: asItIs, check: wideAndNarrow }, DARK, FORCED, CONTRAST],
  public: [{ name: 'light', begin: asItIs, end: asItIs, check: wideAndNarrow }, DARK, FORCED],
  wall: [
    {
      name: 'light',
      begin: asItIs,
      end: asItIs,
      async check(page, state) {
        await checkRules(page, state)
        await fitsProjector(page, state)
      },
    },
    DARK,
    FORCED,
    CAPTIONS,
  ],
}

/** Looks at the page as it is in every way its people have, and leaves it as it was. Faults are soft: one run tells all. */
export async function lookInEveryWay(page: Page, screen: Screen, state: string): Promise<void> {
  for (const { name, begin, end, check } of WAYS[screen]) {
    await test.step(`${state}: ${name}`, async () => {
      await begin(page)
      await settled(page)
      await check(page, `${state}, ${name}`)
      await end(page)
    })
  }
  if (WAYS[screen].includes(CONTRAST)) await read(page, UNCHOSEN)
}
