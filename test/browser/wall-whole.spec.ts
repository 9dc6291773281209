/** The wall shows every question whole, as long as its words are: nobody can scroll it. */
import { QuestionId } from '@eds/session/session'
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { OWN_GRADES, reveal } from './crowd.ts'
import { anInspection } from './inspection.ts'
import { fitsProjector } from './measures.ts'

/** None, and two pairs that take much room: Bengali and Punjabi are tall, Polish and Romanian are long. */
const CAPTIONS = ['', '?captions=bn,pa', '?captions=pl,ro'] as const

test('every question of the framework is whole on the wall, with captions and after a vote set aside', async ({
  room,
}) => {
  const questions = OWN_GRADES.map(({ question }) => QuestionId.parse(question))
  const session = await aSession(room, {
    title: 'Every question on the wall',
    questions,
    countdownSeconds: 0,
    revealFloor: 3,
  })
  const walls = await Promise.all(
    CAPTIONS.map(async (captions) => {
      const [address, key] = session.wall.split('#')
      return { captions, wall: await room.open('wall', `${address}${captions}#${key}`) }
    }),
  )
  await session.facilitator({ type: 'openSession' })
  const lookAtEach = async (state: string, shows: (wall: (typeof walls)[number]['wall']) => Promise<void>) => {
    for (const { captions, wall } of walls) {
      await shows(wall)
      await expect(wall.locator('.wall-captions p')).toHaveCount(captions === '' ? 0 : 2)
      await fitsProjector(wall, `${state} ${captions}`)
    }
  }
  for (const [order, question] of questions.entries()) {
    await session.facilitator({ type: 'showQuestion', question })
    const place = `Question ${order + 1} of ${questions.length}`
    await lookAtEach(`${question}: the question`, async (wall) => {
      await expect(wall.getByText(place)).toBeVisible()
      await expect(wall.getByText('Official words:')).toBeVisible()
    })
    await session.facilitator({ type: 'showOnWall', view: 'evidence' })
    await lookAtEach(`${question}: evidence`, async (wall) => {
      await expect(wall.locator('.wall-claims')).toBeVisible()
    })
    const round = await session.openRound(question)
    await lookAtEach(`${question}: a vote`, async (wall) => {
      await expect(wall.getByText('Voting is open').first()).toBeVisible()
    })
    await session.facilitator({ type: 'voidRound', round, reason: 'Two tables could not connect' })
    await session.facilitator({ type: 'showOnWall', view: 'question' })
    await lookAtEach(`${question}: a vote set aside`, async (wall) => {
      await expect(wall.getByText('Two tables could not connect')).toBeVisible()
    })
  }
  expect(questions.length).toBeGreaterThan(10)
  session.leave()
})

test('the grades so far are whole on the wall where some see one differently, with captions and without', async ({
  room,
}) => {
  const questions = OWN_GRADES.map(({ question }) => QuestionId.parse(question))
  const session = await aSession(room, { title: 'Grades', questions, countdownSeconds: 0, revealFloor: 3 })
  await session.facilitator({ type: 'openSession' })
  for (const question of questions.slice(0, 3)) {
    await session.facilitator({ type: 'showQuestion', question })
    const outcome = { kind: 'no-evidence' } as const
    const [reason, dissent] = ['Nobody has brought any.', 'Some have.']
    await session.facilitator({ type: 'recordAgreement', question, outcome, reason, dissent })
  }
  await session.facilitator({ type: 'showOnWall', view: 'grades' })
  for (const captions of [...CAPTIONS, '?captions=easy,ur']) {
    const [address, key] = session.wall.split('#')
    const wall = await room.open('wall', `${address}${captions}#${key}`)
    await expect(wall.locator('.wall-grades__dissent')).toHaveCount(3)
    await expect(wall.locator('.wall-captions p')).toHaveCount(captions === '' ? 0 : 2)
    await fitsProjector(wall, `grades ${captions}`)
    await wall.close()
  }
  session.leave()
})

test('a wall on the computer’s own address is whole too, and says in place of the square that no phone can open it', async ({
  room,
}) => {
  const question = QuestionId.parse('2a')
  const session = await aSession(room, {
    title: 'A rehearsal on one computer',
    questions: [question],
    countdownSeconds: 0,
    revealFloor: 3,
  })
  const groups = ['staff-networks', 'trade-unions', 'carers']
  const people = await Promise.all(
    groups.flatMap((group) => Array.from({ length: 8 }, () => group)).map((group) => session.seat(group)),
  )
  const own = session.wall.replace(room.at(''), room.server.base)
  const wall = await room.open('wall', own.replace('#', '?captions=bn,pa#'))
  const look = async (state: string) => {
    await expect(wall.getByText('Phones cannot reach this address.')).toBeVisible()
    await expect(wall.getByRole('img', { name: /square code/i })).toHaveCount(0)
    await anInspection().look(wall, state)
    await fitsProjector(wall, state)
  }
  await expect(wall.getByText('24 people are here')).toBeVisible()
  await look('lobby')
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question })
  const round = await session.openRound(question)
  for (const [place, who] of people.entries()) await session.cast(who, round, place < 10 ? '1' : '2')
  await expect(wall.getByText('Voting is open').first()).toBeVisible()
  await look('a vote')
  await session.facilitator({ type: 'callClose', round })
  await reveal(session, round)
  await expect(wall.locator('.wall-column__count').first()).toBeVisible()
  await look('a result')
  session.leave()
})
