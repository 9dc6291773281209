/** What a vote can also come to, on every screen: two camps, the grade alone, nothing told, too few voices. */
import { QuestionId, type RoundId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import type { Seated } from '../a-server.ts'
import { test } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import { aWalk, type Walk } from './a-walk.ts'
import { joinByAddress, nextStep, vote } from './acts.ts'
import { reveal } from './crowd.ts'
import { writeGallery } from './gallery.ts'

const [MANAGED, FREE, SUPPORTED] = ['2a', '2b', '2c'].map((id) => QuestionId.parse(id))
/** Who has to be heard on these questions, and one who need not: each large enough for the room to see how it divides. */
const GROUPS = ['staff-networks', 'trade-unions', 'carers'] as const
const EACH = 8
const SIGNED = 'A. Sponsor, executive director'

type Screens = { walk: Walk; session: ASession; wall: Page; desk: Page; phone: Page; people: readonly Seated[] }

test('what a vote can also come to keeps the rules on every screen, however it is met', async ({ room }) => {
  test.setTimeout(600_000)
  const walk = aWalk()
  const { see } = walk
  const session = await aSession(room, {
    title: 'Mid and South Essex: EDS 2022 grading workshop',
    questions: ['2a', '2b', '2c'],
    countdownSeconds: 0,
    revealFloor: 3,
    shapeFloor: 3,
  })
  const people = await Promise.all(GROUPS.flatMap((group) => Array.from({ length: EACH }, () => session.seat(group))))
  const [wall, desk] = [await room.open('wall', session.wall), await room.open('desk', session.desk)]
  const phone = await joinByAddress(room, session.joinCode, 'Carers')
  const screens = { walk, session, wall, desk, phone, people }
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showOnWall', view: 'question' })
  await expect(wall.getByRole('heading', { name: 'The first question comes soon' })).toBeVisible()
  await see(wall, 'wall', 'wall: before the first question')
  await test.step('two camps, then the grade alone, then nothing', () => seeLessAndLess(screens))
  await test.step('a needed group did not vote', () => seeTooFewVoices(screens))
  await test.step('a split, and an objection that was heard', () => seeSplit(screens))

  await test.step('afterwards', async () => {
    const lead = await room.open('desk', session.finalise)
    await expect(lead.getByRole('heading', { level: 1 })).toBeVisible()
    await see(lead, 'staff', 'finalise: before the session is closed')
    await session.facilitator({ type: 'closeSession' })
    await lead
      .getByRole('link', { name: /^Settle 2A/ })
      .first()
      .press('Enter')
    await expect(lead.getByText('How far the room agrees is not shown').first()).toBeVisible()
    await see(lead, 'staff', 'finalise: a grade that is told alone', 'What happened')
    await lead.close()
    for (const question of [MANAGED, FREE, SUPPORTED]) {
      if (question === undefined) throw new Error('expected three questions')
      await session.lead({
        type: 'settleFinalGrade',
        question,
        status: { status: 'graded', grade: 1 },
        rationale: null,
        reason: question === MANAGED ? null : 'The leads weighed both views and the staff survey.',
        secondSignatory: question === MANAGED ? null : SIGNED,
        owner: null,
      })
    }
    await session.lead({ type: 'publishReport', signatories: ['B. Lead, EDS lead', SIGNED], textsChecked: true })
    const report = await room.open('desk', session.report)
    await expect(report.getByText('How far the room agrees is not shown').first()).toBeVisible()
    await see(report, 'public', 'report: a grade that is told alone', /^2A.*how the grade was reached/)
    await expect(wall.getByText('Read the report at')).toBeVisible()
    await see(wall, 'wall', 'wall: the report can be read')
    await expect(phone.getByRole('link', { name: 'Read the report' })).toBeVisible()
    await see(phone, 'seat', 'phone: the report can be read')
  })
  session.leave()
  writeGallery('What a vote can also come to', walk.seen)
})

/** @param choice by the place of the voter */
async function castBy(
  { session }: Screens,
  round: RoundId,
  voters: readonly Seated[],
  choice: (place: number) => '0' | '1' | '2' | '3' | 'c' | 's',
): Promise<void> {
  await Promise.all(voters.map((who, place) => session.cast(who, round, choice(place))))
}

async function seeLessAndLess(screens: Screens): Promise<void> {
  const { walk, session, wall, desk, phone, people } = screens
  const { see } = walk
  if (MANAGED === undefined) throw new Error('expected a question')
  await session.facilitator({ type: 'showQuestion', question: MANAGED })
  const first = await session.openRound(MANAGED)
  await vote(phone, 'Excelling')
  await castBy(screens, first, people, (place) => (place % 2 === 0 ? '0' : '3'))
  await session.facilitator({ type: 'callClose', round: first })
  await reveal(session, first)
  await expect(wall.getByText('Two camps').first()).toBeVisible()
  await see(wall, 'wall', 'wall: two camps')
  await expect(phone.getByText('Two camps').first()).toBeVisible()
  await see(phone, 'seat', 'phone: two camps', 'The result')
  await see(desk, 'staff', 'desk: two camps')

  const second = await session.openRound(MANAGED)
  await vote(phone, 'Developing')
  await castBy(screens, second, people.slice(1), (place) => (place % 4 === 0 ? '2' : '1'))
  const panel = desk.getByRole('region', { name: 'Next step' })
  await expect(panel).toContainText('25 voted last time, 24 so far.')
  await see(desk, 'staff', 'desk: fewer have voted than last time')
  await session.facilitator({ type: 'callClose', round: second })
  await expect(panel).toContainText('25 voted last time, 24 this time.')
  await see(desk, 'staff', 'desk: before a result of fewer than last time')
  await reveal(session, second)
  const said = 'The middle of the room is Developing. How far the room agrees is not shown.'
  await expect(wall.getByRole('heading', { name: said })).toBeVisible()
  await see(wall, 'wall', 'wall: the grade alone')
  await expect(phone.getByText(said).first()).toBeVisible()
  await see(phone, 'seat', 'phone: the grade alone', 'The result')
  await expect(desk.getByText(said).first()).toBeVisible()
  await see(desk, 'staff', 'desk: the grade alone')

  for (const voters of [people.slice(1), people.slice(2)]) {
    const check = await session.openRound(MANAGED, { kind: 'consent', grade: 1 })
    await castBy(screens, check, voters, (place) => (place === 0 ? 's' : 'c'))
    await session.facilitator({ type: 'callClose', round: check })
    await reveal(session, check)
  }
  const untold = /not quite the same people voted/i
  await expect(wall.getByText(untold).first()).toBeVisible()
  await see(wall, 'wall', 'wall: a consent check that tells nothing')
  await expect(phone.getByText(untold).first()).toBeVisible()
  await see(phone, 'seat', 'phone: a consent check that tells nothing', 'The result')
  await see(desk, 'staff', 'desk: a consent check that tells nothing')
  await session.facilitator({
    type: 'recordAgreement',
    question: MANAGED,
    outcome: { kind: 'agreed', grade: 1 },
    reason: 'The middle of the room, and nobody spoke against it.',
    dissent: null,
  })
  await expect(phone.getByText('Why: The middle of the room')).toBeVisible()
}

async function seeTooFewVoices(screens: Screens): Promise<void> {
  const { walk, session, wall, desk, phone, people } = screens
  const { see } = walk
  if (FREE === undefined) throw new Error('expected a question')
  await session.facilitator({ type: 'showQuestion', question: FREE })
  const few = await session.openRound(FREE)
  await castBy(screens, few, people.slice(0, 2), () => '1')
  await session.facilitator({ type: 'callClose', round: few })
  await expect(wall.getByText('Too few people voted')).toBeVisible()
  await see(wall, 'wall', 'wall: too few votes to show')
  await expect(phone.getByText('Too few people voted')).toBeVisible()
  await see(phone, 'seat', 'phone: too few votes to show', 'Voting is closed')
  await see(desk, 'staff', 'desk: too few votes to show')
  await session.facilitator({ type: 'voidRound', round: few, reason: 'Most phones had lost the Wi-Fi.' })
  const round = await session.openRound(FREE)
  await vote(phone, 'Achieving')
  await castBy(screens, round, people.slice(EACH), (place) => (place % 2 === 0 ? '1' : '2'))
  await session.facilitator({ type: 'callClose', round })
  await reveal(session, round)
  await expect(wall.getByText('We still need: Staff networks')).toBeVisible()
  await see(wall, 'wall', 'wall: a group is missing')
  await expect(phone.getByText('We still need to hear from: Staff networks.')).toBeVisible()
  await see(phone, 'seat', 'phone: a group is missing', 'The result')
  await see(desk, 'staff', 'desk: a group is missing')
  await session.facilitator({
    type: 'recordAgreement',
    question: FREE,
    outcome: { kind: 'no-grade' },
    reason: 'The staff networks had to leave.',
    dissent: null,
  })
  await expect(phone.getByText('there were not enough voices')).toBeVisible()
  await see(phone, 'seat', 'phone: no grade recorded')
}

async function seeSplit(screens: Screens): Promise<void> {
  const { walk, session, desk, phone, people } = screens
  const { see } = walk
  if (SUPPORTED === undefined) throw new Error('expected a question')
  await session.facilitator({ type: 'showQuestion', question: SUPPORTED })
  const round = await session.openRound(SUPPORTED)
  await vote(phone, 'Undeveloped')
  await castBy(screens, round, people, (place) => (place % 2 === 0 ? '0' : '3'))
  await session.facilitator({ type: 'callClose', round })
  await reveal(session, round)
  await phone.getByRole('button', { name: 'I object to this grade' }).click()
  await phone.getByLabel('Why should the room not agree').fill('Nobody has asked Deaf people.')
  await phone.getByRole('button', { name: 'Send my objection' }).click()
  await desk.getByRole('button', { name: 'Mark as heard' }).press('Enter')
  await expect(phone.getByText('Your objection was heard.').last()).toBeVisible()
  await see(phone, 'seat', 'phone: an objection that was heard', 'Your objection')
  await session.facilitator({
    type: 'recordAgreement',
    question: SUPPORTED,
    outcome: { kind: 'split' },
    reason: null,
    dissent: 'Staff networks and managers see this very differently.',
  })
  await expect(phone.getByText('Not agreed: the room is split.')).toBeVisible()
  await see(phone, 'seat', 'phone: a split recorded')
  await expect(nextStep(desk)).toContainText('Close the session')
  await see(desk, 'staff', 'desk: a split recorded, and nothing left')
}
