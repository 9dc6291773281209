/** What is read aloud, in which voice, and how it is stopped. The browser's voices are stood in for: a machine may have none. */
import { QuestionId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import * as z from 'zod'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { joinByAddress } from './acts.ts'
import { checkReflow, checkRules, checkTouch } from './inspection.ts'

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

test('a phone tells its voices late or has none: nothing moves on an open vote, and pressing says that it cannot read', async ({
  room,
}) => {
  const session = await aSession(room, {
    title: 'Late voices',
    questions: [QUESTION],
    countdownSeconds: 10,
    revealFloor: 3,
  })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  await session.openRound(QUESTION)
  const phone = await joinByAddress(room, session.joinCode, 'Trade unions')
  await phone.addInitScript(standInVoices, [])
  await phone.reload()
  const choice = phone.getByRole('radio', { name: 'Developing' })
  await choice.waitFor()
  const place = () => choice.evaluate((radio) => radio.getBoundingClientRect().top + window.scrollY)

  const answers = phone.getByRole('button', { name: 'Read aloud: the answers' })
  await answers.click()
  const mute = phone.getByRole('button', { name: 'This phone cannot read this language aloud.' })
  await expect(mute).toBeVisible()
  await expect(phone.getByRole('status').getByText('This phone cannot read this language aloud.')).toBeAttached()
  expect(await saidBy(phone)).toEqual([])
  await checkRules(phone, 'a phone without a voice')
  await checkTouch(phone, 'a phone without a voice')
  await checkReflow(phone, 'a phone without a voice')

  const before = await place()
  await phone.evaluate(() => Reflect.get(window, 'tellVoices')(['en-GB']))
  await phone.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  expect(await place()).toBe(before)
  await mute.click()
  await expect(phone.getByRole('button', { name: 'Stop reading' })).toBeVisible()
  expect((await saidBy(phone)).length).toBeGreaterThan(4)
  await checkRules(phone, 'a phone that reads')
  await checkTouch(phone, 'a phone that reads')
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
  const told = new EventTarget()
  let voices = tags
  Object.assign(window, {
    tellVoices: (late: string[]) => {
      voices = late
      told.dispatchEvent(new Event('voiceschanged'))
    },
  })
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => voices.map((lang) => ({ lang })),
      addEventListener: told.addEventListener.bind(told),
      removeEventListener: told.removeEventListener.bind(told),
      cancel: () => said.splice(0),
      speak: ({ text, lang, voice }: Utterance) => said.push({ text, lang, voice: voice?.lang ?? '' }),
    },
  })
}

const saidBy = async (phone: Page) => Said.parse(await phone.evaluate(() => Reflect.get(window, 'said')))
