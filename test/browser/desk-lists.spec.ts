/** Every button of a list can be told from its neighbours by its name alone, and a form's buttons are in sight. */
import { EvidenceId, ObjectionId, QuestionId, SessionId } from '@eds/session/session'
import { expect, type Locator, type Page } from '@playwright/test'
import { done } from '../a-server.ts'
import { type Room, test } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import { anInspection, DESK } from './inspection.ts'

const QUESTION = QuestionId.parse('1a-perinatal')
const CLAIM = 'The lift has been broken since the spring, and nobody has said when it will be mended'
const REASON = 'Night staff were not asked'

/** @returns names of the buttons and links below that stand for more than one thing: several buttons, or several addresses */
async function namesakes(root: Locator): Promise<string[]> {
  await root.evaluate((element) => {
    for (const details of element.querySelectorAll('details')) details.open = true
  })
  const drawn = await root.ariaSnapshot()
  const lines = drawn.split('\n')
  const things = lines.flatMap((line, at) => {
    const [, role, name] = /- '?(button|link) "((?:[^"\\]|\\.)*)"/.exec(line) ?? []
    const address = role === 'link' ? (/\/url: (.*)$/.exec(lines[at + 1] ?? '')?.[1] ?? `line ${at}`) : `line ${at}`
    return role === undefined || name === undefined ? [] : [{ name: `${role} ${name}`, address }]
  })
  expect(things.length, drawn).toBeGreaterThan(3)
  const addresses = new Map<string, Set<string>>()
  for (const { name, address } of things) addresses.set(name, new Set([...(addresses.get(name) ?? []), address]))
  return [...addresses].flatMap(([name, of]) => (of.size > 1 ? [name] : []))
}

/** WCAG 2.5.3: who says what they see must be heard. @returns labels that are not part of their name */
const unheard = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
    return [...document.querySelectorAll<HTMLElement>(':is(button, a)[aria-label]')]
      .filter((each) => !line(each.getAttribute('aria-label') ?? '').includes(line(each.innerText)))
      .map((each) => each.outerHTML)
  })

/** Two of everything that is listed, alike to the letter. */
async function twoOfEach(room: Room, session: ASession): Promise<void> {
  const { facilitator } = session
  const server = {
    base: room.server.base,
    session: SessionId.parse(new URL(session.desk).pathname.split('/').at(-1)),
    joinCode: session.joinCode,
  }
  const people = [await session.seat('carers'), await session.seat('carers')]
  await facilitator({ type: 'openSession' })
  await facilitator({ type: 'showQuestion', question: QUESTION })
  for (const who of people) {
    const propose = async () =>
      EvidenceId.parse(
        await session.propose(who, { question: QUESTION, claim: CLAIM, source: 'I was there', showGroup: true }),
      )
    await propose()
    await facilitator({ type: 'acceptEvidence', evidence: await propose() })
    await facilitator({ type: 'declineEvidence', evidence: await propose(), reason: 'The same is there already' })
    await session.object(who, { question: QUESTION, reason: REASON })
    const heard = ObjectionId.parse(await session.object(who, { question: QUESTION, reason: REASON }))
    await facilitator({ type: 'answerObjection', objection: heard })
    await done(server, who.token, { type: 'callForHelp' })
    const round = await session.openRound(QUESTION)
    await facilitator({ type: 'voidRound', round, reason: 'Opened too soon' })
  }
  for (const reason of ['First try', 'Second try', 'Third try'])
    await facilitator({
      type: 'recordAgreement',
      question: QUESTION,
      outcome: { kind: 'no-evidence' },
      reason,
      dissent: reason,
    })
  await facilitator({ type: 'setAdmission', admission: 'ask' })
  await session.ask('staff')
  await session.ask('staff')
}

test('no two buttons of a list have the same name, and what is seen on them is heard', async ({ room }) => {
  const { look } = anInspection()
  const session = await aSession(room, {
    title: 'A meeting with two of everything',
    questions: ['1a-perinatal', '1a-maternity', '2b'],
    countdownSeconds: 0,
    revealFloor: 3,
  })
  await twoOfEach(room, session)
  const desk = await room.open('desk', session.desk)
  await expect(desk.getByRole('button', { name: /^Accept A \d of 2: “The lift has been broken/ })).toHaveCount(2)
  await expect(desk.getByRole('button', { name: /^Decline D \d of 2/ })).toHaveCount(2)
  await expect(desk.getByRole('button', { name: /^Mark as heard \d of 2: “Night staff/ })).toHaveCount(2)
  await expect(desk.getByRole('button', { name: /^Somebody is there at seat \d$/ })).toHaveCount(2)
  expect(await namesakes(desk.getByRole('main'))).toEqual([])
  expect(await unheard(desk)).toEqual([])
  await look(desk, 'desk with two of everything', DESK)

  const helper = await room.open('desk', session.helper)
  await helper.getByLabel('Your name').fill('Ruth Adeyemi')
  await helper.getByRole('button', { name: 'Go on' }).click()
  await session.openRound(QUESTION)
  await expect(helper.getByRole('button', { name: 'Enter the vote' })).toBeVisible()
  expect(await namesakes(helper.locator('body'))).toEqual([])
  expect(await unheard(helper)).toEqual([])
  await session.facilitator({ type: 'voidRound', round: await session.newestRound(), reason: 'Opened too soon' })

  await session.facilitator({ type: 'closeSession' })
  const lead = await room.open('desk', session.finalise)
  await expect(lead.getByRole('heading', { level: 1 })).toBeVisible()
  await lead
    .getByRole('link', { name: /^1A Getting/ })
    .first()
    .click()
  await expect(lead.getByText(/^Take words out/)).toBeVisible()
  expect(await namesakes(lead.getByRole('main'))).toEqual([])
  expect(await unheard(lead)).toEqual([])
  session.leave()
})

test('the buttons of a form stay in sight on a laptop, and nothing that has the focus is behind them', async ({
  room,
}) => {
  const { look } = anInspection()
  const session = await aSession(room, {
    title: 'A record with a reason',
    questions: ['2b'],
    countdownSeconds: 0,
    revealFloor: 3,
  })
  const question = QuestionId.parse('2b')
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  const desk = await room.open('desk', session.desk)
  await desk.setViewportSize({ width: 1280, height: 720 })
  const dialog = desk.getByRole('dialog')
  // A step that has just changed takes no press.
  await expect(async () => {
    await desk.getByRole('button', { name: 'Record it without a grade' }).click()
    await expect(dialog).toBeVisible({ timeout: 500 })
  }).toPass()
  await dialog.getByRole('radio', { name: /^Not enough evidence/ }).check()
  await expect(dialog.getByLabel('Why do you record this?')).toBeVisible()
  const record = dialog.getByRole('button', { name: 'Record', exact: true })
  await expect(record).toBeInViewport({ ratio: 1 })
  await look(desk, 'a record with a reason', { ...DESK, dark: true })
  for (const size of [
    { width: 1280, height: 720 },
    { width: 1024, height: 600 },
    { width: 320, height: 568 },
    { width: 320, height: 256 },
  ]) {
    await desk.setViewportSize(size)
    for (const field of await dialog.locator('input:enabled, textarea').all()) {
      await field.evaluate((each: HTMLElement) => each.blur())
      await field.focus()
      const place = await field.evaluate((each) => {
        const end = each.closest('dialog')?.querySelector('.eds-form-end')?.getBoundingClientRect()
        const { top, bottom } = each.getBoundingClientRect()
        return { isDrawn: bottom > top, isClear: bottom <= (end?.top ?? 0) }
      })
      expect(place, `${size.width} × ${size.height}: ${await field.getAttribute('id')}`).toEqual({
        isDrawn: true,
        isClear: true,
      })
    }
  }
  session.leave()
})
