/** What is read aloud, in which voice, and how it is stopped. The browser's voices are stood in for: a machine may have none. */
import { QuestionId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import * as z from 'zod'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { joinByAddress } from './acts.ts'

const QUESTION = QuestionId.parse('1a-perinatal')
const Said = z.array(z.object({ text: z.string(), lang: z.string(), voice: z.string() }))

test('the evidence beside the vote is read in the language of each piece, until it is stopped', async ({ room }) => {
  const session = await aSession(room, {
    title: 'Evidence aloud',
    questions: [QUESTION],
    countdownSeconds: 10,
    revealFloor: 3,
  })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  const claim = 'وہاں کوئی ترجمان نہیں تھا۔'
  const source = 'My sister’s visit'
  const who = await session.seat('carers')
  await session.propose(who, { question: QUESTION, claim, source, showGroup: false })
  await session.facilitator({ type: 'acceptEvidence', evidence: await session.newestEvidence() })
  const phone = await joinByAddress(room, session.joinCode, 'Trade unions')
  await phone.addInitScript(standInVoices, ['en-GB', 'ur'])
  await phone.reload()
  await phone.getByRole('button', { name: 'Read aloud: the question' }).click()
  const stop = phone.getByRole('button', { name: 'Stop reading' })
  await expect(stop).toHaveCount(1)

  await phone.getByRole('button', { name: 'Read aloud: the evidence' }).click()
  await expect(stop).toHaveCount(1)
  await phone.getByRole('button', { name: /^Show \d+ more$/ }).click()
  const shown = await phone.locator('.phone-evidence__claim').allTextContents()
  expect(shown).toContain(claim)
  const said = await saidBy(phone)
  expect(said.filter(({ text }) => shown.includes(text)).map(({ text }) => text)).toEqual(shown)
  expect(said.find(({ text }) => text === claim)).toEqual({ text: claim, lang: 'ur', voice: 'ur' })
  expect(said.find(({ text }) => text === source)).toEqual({ text: source, lang: 'en-GB', voice: 'en-GB' })
  expect(said.filter(({ lang, voice }) => lang !== voice)).toEqual([])

  await stop.click()
  await expect(stop).toHaveCount(0)
  expect(await saidBy(phone)).toEqual([])
  session.leave()
})

/** Voices that say nothing and never end; what they were asked to say since the last stop is kept. */
function standInVoices(tags: string[]) {
  const said: { text: string; lang: string; voice: string }[] = []
  Object.assign(window, { said })
  class Utterance {
    lang = ''
    voice: { lang: string } | null = null
    text: string
    constructor(text: string) {
      this.text = text
    }
  }
  Object.assign(window, { SpeechSynthesisUtterance: Utterance })
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => tags.map((lang) => ({ lang })),
      addEventListener: () => {},
      removeEventListener: () => {},
      cancel: () => said.splice(0),
      speak: ({ text, lang, voice }: Utterance) => said.push({ text, lang, voice: voice?.lang ?? '' }),
    },
  })
}

const saidBy = async (phone: Page) => Said.parse(await phone.evaluate(() => Reflect.get(window, 'said')))
