/** The lead's table of all grades keeps every word within its own cell, whatever the window and whatever is recorded. */
import { Report } from '@eds/report/report-record'
import { QuestionId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { reveal } from './crowd.ts'

const WIDTHS = [320, 768, 1024, 1280, 1366, 1440, 1600, 1680, 1920]

test('no grade runs out of its cell, with last year’s grades and without', async ({ room }) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, {
    title: 'Many grades side by side',
    questions: [question, '1a-perinatal', '1b-perinatal', '3c'],
    countdownSeconds: 0,
    revealFloor: 3,
  })
  const groups = ['patients-and-service-users', 'carers', 'staff', 'staff-networks', 'trade-unions']
  const people = await Promise.all([...groups, ...groups].map((group) => session.seat(group)))
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  const round = await session.openRound(question)
  for (const who of people) await session.cast(who, round, '1')
  await session.facilitator({ type: 'callClose', round })
  await reveal(session, round)
  const outcome = { kind: 'agreed', grade: 1 } as const
  await session.facilitator({ type: 'recordAgreement', question, outcome, reason: null, dissent: null })
  await session.facilitator({ type: 'closeSession' })
  for (const [place, grade] of [0, 3].entries()) {
    await session.lead({
      type: 'settleFinalGrade',
      question: QuestionId.parse([question, '1a-perinatal'][place]),
      status: { status: 'graded', grade: grade === 0 ? 0 : 3 },
      rationale: null,
      reason: 'The leads weighed both views.',
      secondSignatory: 'A. Sponsor, executive director',
      owner: null,
    })
  }

  const lead = await room.open('desk', session.finalise)
  await expect(lead.getByText('Last year’s grades are not recorded.')).toBeVisible()
  await expect(lead.getByRole('columnheader', { name: 'Last year' })).toHaveCount(0)
  await expectWithinCells(lead, 'without last year')

  await lead.route('**/report.json', async (route) => {
    const response = await route.fetch()
    const report = Report.parse(await response.json())
    const lastYear = { year: '2021/22', grade: { grade: 0 as const, name: 'Undeveloped' as const, score: 0 } }
    const groupings = report.groupings.map((grouping) => ({
      ...grouping,
      questions: grouping.questions.map((asked) => ({ ...asked, lastYear })),
    }))
    await route.fulfill({ response, json: { ...report, groupings } })
  })
  await lead.reload()
  await expect(lead.getByText('Last year', { exact: true }).first()).toBeAttached()
  await expectWithinCells(lead, 'with last year')
  await lead.getByRole('link', { name: /^2A/ }).first().press('Enter')
  const beside = lead.locator('.fin-beside > div')
  await expect(beside.filter({ hasText: 'Last year (2021/22)' })).toContainText('Undeveloped')
  await expect(beside.filter({ hasText: 'The room' })).toContainText('Developing')
  session.leave()
})

async function expectWithinCells(page: Page, state: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 768 })
    const { cells, out } = await page.evaluate(outOfCells)
    expect.soft(out, `${state}: out of their cells at ${width} px`).toEqual([])
    expect(cells, `${state}: cells at ${width} px`).toBeGreaterThan(10)
  }
}

/** Runs in the page. @returns how many cells were measured, and the words of those whose content is wider than they are */
function outOfCells(): { cells: number; out: string[] } {
  const shown = [...document.querySelectorAll<HTMLElement>('.fin-grades th, .fin-grades td')].filter(
    (cell) => cell.getBoundingClientRect().width > 0,
  )
  const out = shown.filter((cell) => {
    const content = document.createRange()
    content.selectNodeContents(cell)
    return content.getBoundingClientRect().right > cell.getBoundingClientRect().right + 0.5
  })
  return { cells: shown.length, out: out.map((cell) => cell.innerText) }
}
