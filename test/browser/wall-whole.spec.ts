/** The wall shows every question whole, as long as its words are: nobody can scroll it. */
import { QuestionId } from '@eds/session/session'
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { OWN_GRADES } from './crowd.ts'
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
