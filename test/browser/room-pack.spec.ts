/** The room pack: opened from the desk, whole on screen, and only its sheets on paper. */
import { EvidenceId, QuestionId } from '@eds/session/session'
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { anInspection, DESK } from './inspection.ts'

const QUESTIONS = ['1a-perinatal', '2b']
const QUESTION = QuestionId.parse('2b')
const OFFICIAL = 'When at work, staff are free from abuse, harassment, bullying and physical violence from any source'

test('the room pack is opened from the desk and holds the day, every question and its ballots', async ({ room }) => {
  const { look } = anInspection()
  const session = await aSession(room, {
    title: 'Grading workshop',
    questions: QUESTIONS,
    countdownSeconds: 0,
    revealFloor: 3,
  })
  const desk = await room.open('desk', session.desk)
  await desk.getByRole('button', { name: 'Links' }).click()
  const opening = desk.waitForEvent('popup')
  await desk.getByRole('link', { name: 'Print the room pack' }).click()
  const pack = await opening
  await expect(pack.getByRole('heading', { name: 'Room pack', level: 1 })).toBeVisible()
  expect(new URL(pack.url()).hash).toBe('')

  const sheets = pack.locator('.pack-sheet')
  // Two for the day, one for each question, one of two ballots for each, one for "can you live with it".
  await expect(sheets).toHaveCount(2 + QUESTIONS.length + QUESTIONS.length + 1)
  await expect(pack.locator('.pack-question').filter({ hasText: OFFICIAL })).toHaveCount(1)
  await expect(pack.locator('.pack-ballot')).toHaveCount(2 * (QUESTIONS.length + 1))
  const ballot = pack.locator('.pack-ballot').first()
  await expect(ballot.locator('.pack-box')).toHaveText([
    /^Undeveloped/,
    /^Developing/,
    /^Achieving/,
    /^Excelling/,
    /^Not enough evidence/,
    /^Rather not say/,
  ])
  await look(pack, 'room pack', { ...DESK, dark: true, touch: true })

  await pack.getByRole('radio', { name: 'Large print, one to a page' }).check()
  await pack.getByLabel('Ballots for each question').fill('3')
  await expect(sheets).toHaveCount(2 + QUESTIONS.length + 3 * (QUESTIONS.length + 1))
  await pack.getByLabel('Ballots for each question').fill('many')
  await expect(pack.getByText('Write a whole number from 1 to 60.')).toBeVisible()
  await expect(pack.locator('.pack-ballot')).toHaveCount(0)
  await look(pack, 'room pack: a wrong number', DESK)

  await pack.emulateMedia({ media: 'print' })
  await expect(pack.getByRole('heading', { name: 'How today works' })).toBeVisible()
  await expect(pack.locator('.pack-choices')).toBeHidden()
  await expect(pack.locator('.eds-header')).toBeHidden()
})

const SEATS = 15

/** Three millimetres on paper: scissors are not exact. */
const CLEAR_OF_CUT = (3 / 25.4) * 96

/** With the rest of a question more than one page, and less than two. */
const CLAIMS = Array.from(
  { length: 7 },
  (_, place) => `${place + 1}. ${'It is so on every ward that we asked. '.repeat(8).trim()}`,
)

test('one print has everything for the room: slips of several groups, all evidence, words and ballots', async ({
  room,
}) => {
  const { look } = anInspection()
  const session = await aSession(room, {
    title: 'Mid and South Essex: EDS 2022 grading workshop of the second domain, Chelmsford',
    questions: ['2b'],
    countdownSeconds: 0,
    revealFloor: 3,
    maxSeats: SEATS,
  })
  const carer = await session.seat('carers')
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  for (const claim of CLAIMS) {
    const words = { question: QUESTION, claim, source: 'The ward survey, page 4', showGroup: true }
    const evidence = await session.propose(carer, { ...words, characteristics: ['disability'] })
    await session.facilitator({ type: 'acceptEvidence', evidence: EvidenceId.parse(evidence) })
  }
  const pack = await room.open('desk', session.desk.replace('#', '/pack#'))
  await expect(pack.locator('.pack-evidence > li', { hasText: 'From the room: Carers.' })).toHaveText(
    CLAIMS.map((claim) => `${claim}From the room: Carers. Source: The ward survey, page 4. About: Disability.`),
  )
  const printing = pack.getByRole('button', { name: 'Print' })
  const slips = pack.locator('.slip')
  await expect(slips).toHaveCount(0)
  await expect(pack.getByText('Without slips: none are made.')).toBeVisible()

  await pack.getByLabel('Carers').fill('many')
  await expect(printing).toHaveAttribute('aria-disabled', 'true')
  await pack.getByRole('button', { name: 'Make the slips' }).click()
  await expect(pack.getByText(`Write a number up to ${SEATS - 1}`)).toBeVisible()
  await expect(pack.getByLabel('Carers')).toBeFocused()
  // Each group's number would do, and all of them together are more than there are seats for.
  await pack.getByLabel('Carers').fill('10')
  await pack.getByLabel('Trade unions').fill('10')
  await pack.getByRole('button', { name: 'Make 20 slips' }).click()
  await expect(pack.getByText(`${SEATS - 1} seats are free, and 20 slips are asked for.`)).toBeVisible()
  await expect(slips).toHaveCount(0)
  await pack.getByLabel('Carers').fill('3')
  await pack.getByLabel('Trade unions').fill('6')
  await look(pack, 'room pack: slips wished for', { ...DESK, dark: true, touch: true })
  await pack.getByRole('button', { name: 'Make 9 slips' }).click()
  await expect(pack.getByText('9 slips made.', { exact: true })).toBeVisible()
  await expect(pack.getByLabel('Carers')).toHaveValue('')
  await expect(slips).toHaveCount(9)
  await expect(slips.filter({ hasText: 'Carers' })).toHaveCount(3)
  await expect(slips.filter({ hasText: /^Seat \d+Trade unions/ })).toHaveCount(6)
  await expect(printing).not.toHaveAttribute('aria-disabled')
  await look(pack, 'room pack with slips', DESK)
  // Known to this page alone: not in its address, and not kept in the browser.
  expect(new URL(pack.url()).hash).toBe('')
  const code = await slips.first().locator('.slip__code').innerText()
  const kept = await pack.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  expect(kept).not.toContain(code.replaceAll(/[^2-9A-Z]/g, '').slice(-8))

  await pack.emulateMedia({ media: 'print' })
  // A4 less its margins.
  await pack.setViewportSize({ width: 688, height: 1031 })
  const cut = await slips.evaluateAll((cards) => cards.filter((card) => card.scrollHeight > card.clientHeight).length)
  expect(cut, 'slips with words that do not fit').toBe(0)
  const nearest = await slips.evaluateAll((cards) =>
    Math.min(
      ...cards.map((card) => {
        const text = document.createRange()
        text.selectNodeContents(card)
        const lines = [...text.getClientRects()]
        return card.getBoundingClientRect().bottom - Math.max(...lines.map(({ bottom }) => bottom))
      }),
    ),
  )
  expect(nearest, 'pixels from the last line to the cut').toBeGreaterThan(CLEAR_OF_CUT)
  await pack.setViewportSize({ width: 1280, height: 900 })
  await pack.emulateMedia({ media: null })
  // Two of slips, two for the day, two of evidence, one of ballots, one for "can you live with it"; and no empty one.
  expect(pagesOf(await pack.pdf({ preferCSSPageSize: true }))).toBe(8)
  await pack.getByRole('checkbox', { name: 'Slips' }).uncheck()
  await expect(slips).toHaveCount(0)
  expect(pagesOf(await pack.pdf({ preferCSSPageSize: true }))).toBe(6)
  await pack.getByRole('checkbox', { name: 'Slips' }).check()
  await expect(slips).toHaveCount(9)
  session.leave()
})

const pagesOf = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/g)].length
