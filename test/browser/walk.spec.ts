/** Every screen in every state, met in every way: colours, contrast, languages, directions, text sizes, windows. */
import { WallView } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import { test } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import { aWalk, isOn, routes, type Walk } from './a-walk.ts'
import { vote } from './acts.ts'
import {
  bringEvidence,
  castAll,
  FIRST,
  OWN_GRADES,
  type Person,
  playQuestion,
  reveal,
  SECOND,
  seatCrowd,
  THIRD,
} from './crowd.ts'
import { writeGallery } from './gallery.ts'
import { heard } from './heard.ts'
import { seeAfterwards } from './walk-afterwards.ts'
import { DESK_FORM_STATES, seeDeskForms, seeDeskWithEvidence } from './walk-desk.ts'
import { seeDoor, seeOtherDoors } from './walk-door.ts'
import { seeEvidenceOnPhone, seeResultOnPhone, seeVoteOnPhone } from './walk-phone.ts'

/** Screens that another test walks through, in as many ways. */
const ELSEWHERE = new Map([['/parts', 'parts.spec.ts']])

type Screens = { walk: Walk; session: ASession; wall: Page; desk: Page; phone: Page; helper: Page }

test('every screen in every state keeps the rules, however it is met', async ({ room }) => {
  test.setTimeout(900_000)
  const walk = aWalk()
  const { see } = walk
  const session = await aSession(room, {
    title: 'Mid and South Essex: EDS 2022 grading workshop',
    questions: OWN_GRADES.map(({ question }) => question),
    countdownSeconds: 0,
    revealFloor: 5,
    shapeFloor: 3,
  })
  const wall = await room.open('wall', session.wall)
  const desk = await room.open('desk', session.desk)
  const helper = await room.open('phone', session.helper)
  const people = await seatCrowd(session)
  const phone = await room.open('phone', room.at('/'))
  await seeDoor(walk, phone, room, session)
  const screens = { walk, session, wall, desk, phone, helper }

  await test.step('the lobby', async () => {
    await expect(wall.getByText(`${people.length + 1} people are here`)).toBeVisible()
    await see(wall, 'wall', 'wall: lobby')
    await seeCaptions(screens, 'wall: lobby in three languages')
    await see(desk, 'staff', 'desk: lobby')
    await see(phone, 'seat', 'phone: lobby')
    await session.facilitator({ type: 'openSession' })
    await expect(phone.getByRole('heading', { name: 'The session has started' })).toBeVisible()
    await see(phone, 'seat', 'phone: between questions')
    await see(helper, 'helper', 'helper: name')
    await helper.getByLabel('Your name').fill('H. Helper')
    await helper.getByRole('button', { name: 'Go on' }).click()
    await expect(helper.getByRole('heading', { name: 'No vote is open' })).toBeVisible()
    await see(helper, 'helper', 'helper: no vote open')
  })

  await test.step('a question with evidence', () => seeQuestion(screens, people))
  await test.step('a first vote, which comes near', () => seeFirstVote(screens, people))
  await test.step('a second vote, after talking, which agrees', () => seeSecondVote(screens, people))
  await test.step('a consent check, a vote set aside, a vote of few', () => seeRareVotes(screens, people))

  await test.step('the other questions, and the end', async () => {
    for (const { question, grade } of OWN_GRADES.slice(3)) await playQuestion(session, people, question, grade ?? 1)
    await session.facilitator({ type: 'showOnWall', view: 'grades' })
    await expect(wall.getByText('15 of 15 recorded')).toBeVisible()
    await see(wall, 'wall', 'wall: grades')
    await session.facilitator({ type: 'closeSession' })
    await expect(wall.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    await see(wall, 'wall', 'wall: end')
    await see(desk, 'staff', 'desk: end')
    await expect(phone.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    await see(phone, 'seat', 'phone: end')
  })

  await test.step('the leads’ work, the report and the workspace', () => seeAfterwards(walk, room, session))
  await test.step('other doors, and links that are not whole', () => seeOtherDoors(walk, room, phone))
  session.leave()

  const unseen = routes().filter((route) => !ELSEWHERE.has(route) && !walk.seen.some(({ path }) => isOn(route, path)))
  expect(unseen, 'routes of the app that no state was seen on').toEqual([])
  expect(DESK_FORM_STATES.filter((form) => !walk.seen.some(({ state }) => state === form))).toEqual([])
  expect(WallView.options.filter((view) => !walk.seen.some(({ state }) => state === WALL_STATES[view]))).toEqual([])
  writeGallery('A meeting', walk.seen)
})

/** Each view of the wall by the state in which it was seen. */
const WALL_STATES: Readonly<Record<WallView, string>> = {
  join: 'wall: lobby',
  question: 'wall: question',
  evidence: 'wall: evidence',
  vote: 'wall: vote',
  result: 'wall: result',
  discussion: 'wall: discussion',
  grades: 'wall: grades',
  end: 'wall: end',
}

async function seeQuestion({ walk: { see }, walk, session, wall, desk, phone }: Screens, people: readonly Person[]) {
  await session.facilitator({ type: 'showQuestion', question: FIRST })
  await expect(wall.getByText('Can everyone who needs this service get it?')).toBeVisible()
  await see(wall, 'wall', 'wall: question')
  await expect(phone.getByRole('heading', { level: 1 })).toBeFocused()
  await see(phone, 'seat', 'phone: question')
  await see(desk, 'staff', 'desk: question')
  await bringEvidence(session, people)
  await session.facilitator({ type: 'showOnWall', view: 'evidence' })
  await expect(wall.getByText('Nobody asked my mother')).toBeVisible()
  await see(wall, 'wall', 'wall: evidence')
  await seeDeskWithEvidence(walk, desk)
  await seeEvidenceOnPhone(walk, phone, session)
}

async function seeFirstVote(screens: Screens, people: readonly Person[]) {
  const { walk, session, wall, desk, phone, helper } = screens
  const { see } = walk
  const round = await session.openRound(FIRST)
  await castAll(session, people.slice(0, 27), round, 0)
  await expect(wall.getByText('Voting is open')).toBeVisible()
  await see(wall, 'wall', 'wall: vote')
  await see(desk, 'staff', 'desk: vote')
  await seeVoteOnPhone(walk, phone)
  // Somebody who has not voted yet: numbers are given as people come, in no order of this list.
  await helper.getByLabel('Whose vote is it?').selectOption(people.at(-1)?.seat ?? '')
  await helper.getByRole('radio', { name: 'Developing' }).check()
  await see(helper, 'helper', 'helper: a vote')
  await helper.getByRole('button', { name: /^Enter “Developing” for seat/ }).click()
  await expect(helper.getByText(/^Saved for seat \d+$/).last()).toBeVisible()
  await see(helper, 'helper', 'helper: saved')
  await castAll(session, people.slice(27), round, 0)
  await session.facilitator({ type: 'callClose', round })
  await expect(wall.getByText('Voting is closed')).toBeVisible()
  await see(wall, 'wall', 'wall: vote closed')
  await see(desk, 'staff', 'desk: vote closed')
  await expect(phone.getByRole('heading', { name: 'Voting is closed' })).toBeVisible()
  await see(phone, 'seat', 'phone: vote closed', 'Voting is closed')
  await reveal(session, round)
  await expect(wall.locator('.wall-shapes')).toBeVisible()
  await see(wall, 'wall', 'wall: result')
  await see(desk, 'staff', 'desk: result')
  await seeResultOnPhone(walk, phone)
  await expect(desk.getByText('Nobody has asked Deaf people.')).toBeVisible()
  await see(desk, 'staff', 'desk: an objection')
  await seeDeskForms(walk, desk, 'redact-text')
  await desk.getByRole('button', { name: 'Mark as heard' }).press('Enter')
  await session.facilitator({ type: 'showOnWall', view: 'discussion' })
  await expect(wall.getByRole('heading', { name: 'Let’s talk' })).toBeVisible()
  await see(wall, 'wall', 'wall: discussion')
  await expect(phone.getByText('The room is talking about this question.')).toBeVisible()
  await see(phone, 'seat', 'phone: discussion')
}

/** With captions in two more languages, one of them from right to left; the wall is left as it was. */
async function seeCaptions({ walk: { see }, session, wall }: Screens, state: string) {
  await session.facilitator({ type: 'showCaptions', languages: ['ur', 'pa'] })
  await expect(wall.locator('[lang="ur"][dir="rtl"]').first()).toBeVisible()
  await expect(wall.locator('[lang="pa"]').first()).toBeVisible()
  await see(wall, 'wall', state)
  await session.facilitator({ type: 'showCaptions', languages: [] })
  await expect(wall.locator('[lang="ur"]')).toHaveCount(0)
}

async function seeSecondVote(screens: Screens, people: readonly Person[]) {
  const { walk, session, wall, desk, phone } = screens
  const { see } = walk
  const round = await session.openRound(FIRST)
  await vote(phone, 'Developing')
  await castAll(session, people, round, 1)
  await session.facilitator({ type: 'callClose', round })
  await reveal(session, round)
  await expect(wall.getByText('Agreed: Developing.')).toBeVisible()
  await see(wall, 'wall', 'wall: agreed')
  await seeCaptions(screens, 'wall: agreed, in three languages')
  await expect(phone.getByText('Agreed: Developing.').first()).toBeVisible()
  await see(phone, 'seat', 'phone: agreed', 'The result')
  await seeDeskForms(walk, desk, 'agreement')
  await session.facilitator({
    type: 'recordAgreement',
    question: FIRST,
    outcome: { kind: 'agreed', grade: 1 },
    reason: null,
    dissent: 'Some managers see the service higher, because of this year’s outreach.',
  })
  await expect(phone.getByText('Some see it differently:')).toBeVisible()
  await see(phone, 'seat', 'phone: grade recorded')
  await see(desk, 'staff', 'desk: grade recorded')
}

async function seeRareVotes({ walk, session, wall, desk, phone }: Screens, people: readonly Person[]) {
  const { see } = walk
  if (SECOND === undefined || THIRD === undefined) throw new Error('expected three questions')
  await session.facilitator({ type: 'showQuestion', question: SECOND })
  const round = await session.openRound(SECOND)
  await castAll(session, people, round, 0)
  await session.facilitator({ type: 'callClose', round })
  await reveal(session, round)
  const consent = await session.openRound(SECOND, { kind: 'consent', grade: 1 })
  await expect(wall.getByText('Can you live with Developing?')).toBeVisible()
  await see(wall, 'wall', 'wall: consent check')
  await expect(phone.getByRole('group', { name: 'Can you live with Developing?' })).toBeVisible()
  // To everybody alike, whatever they answer: a page must not tell who has objected.
  await expect(phone.getByRole('region', { name: 'Your objection' })).toContainText('until your reason is heard')
  await see(phone, 'seat', 'phone: consent check', 'Your vote')
  await Promise.all(people.map((person, place) => session.cast(person, consent, place < 3 ? 's' : 'c')))
  await session.facilitator({ type: 'callClose', round: consent })
  await reveal(session, consent)
  await expect(wall.getByText('The room can live with')).toBeVisible()
  await see(wall, 'wall', 'wall: consent')
  await see(phone, 'seat', 'phone: consent', 'The result')
  const agreed = { kind: 'agreed', grade: 1 } as const
  await session.facilitator({ type: 'recordAgreement', question: SECOND, outcome: agreed, reason: null, dissent: null })

  await session.facilitator({ type: 'showQuestion', question: THIRD })
  const set = await session.openRound(THIRD)
  await seeDeskForms(walk, desk, 'void')
  await session.facilitator({ type: 'voidRound', round: set, reason: 'Two tables could not connect.' })
  await expect(phone.getByText('The last round does not count').first()).toBeVisible()
  await heard(phone, 'The last round does not count.')
  await see(phone, 'seat', 'phone: vote set aside')
  await see(wall, 'wall', 'wall: vote set aside')
  const few = await session.openRound(THIRD)
  await castAll(session, people.slice(0, 3), few, 1)
  await session.facilitator({ type: 'callClose', round: few })
  await expect(wall.getByText('Voting is closed')).toBeVisible()
  await seeDeskForms(walk, desk, 'override')
  await session.facilitator({ type: 'revealRound', round: few, override: 'Everybody who voted agrees to show it.' })
  await expect(phone.getByRole('heading', { name: 'The result' })).toBeVisible()
  await see(wall, 'wall', 'wall: result of few')
  await see(phone, 'seat', 'phone: result of few', 'The result')
  const outcome = { kind: 'no-grade' } as const
  await session.facilitator({
    type: 'recordAgreement',
    question: THIRD,
    outcome,
    reason: 'Too few voted.',
    dissent: null,
  })
}
