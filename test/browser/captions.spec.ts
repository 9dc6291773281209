/** What the wall says in other languages, and as Easy Read with its pictures, in each state of a vote. */
import { QuestionId } from '@eds/session/session'
import { expect } from '@playwright/test'
import { easy } from '../../apps/web/words/easy.ts'
import { pl } from '../../apps/web/words/pl.ts'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { fitsProjector } from './measures.ts'

const QUESTION = QuestionId.parse('1a-perinatal')

test('captions say what the wall says of a vote that opens, ends, is too small, is set aside or has a result', async ({
  room,
}) => {
  const session = await aSession(room, {
    title: 'Captions of each state',
    questions: [QUESTION],
    countdownSeconds: 10,
    revealFloor: 3,
  })
  const [address, key] = session.wall.split('#')
  const wall = await room.open('wall', `${address}?captions=easy,pl#${key}`)
  const [inEasy, inPolish] = [wall.locator('.wall-captions p').first(), wall.locator('.wall-captions p').last()]
  const says = async (state: string, ...keys: readonly (keyof typeof pl.words & keyof typeof easy.words)[]) => {
    for (const each of keys) {
      await expect(inEasy, state).toContainText(easy.words[each] ?? `no words for ${each}`)
      await expect(inPolish, state).toContainText(pl.words[each] ?? `no words for ${each}`)
    }
    expect(await inEasy.locator('svg').count(), state).toBeGreaterThanOrEqual(keys.length)
    await expect(inPolish.locator('svg'), state).toHaveCount(0)
    await fitsProjector(wall, state)
  }
  await says('the lobby', 'wall.join.heading', 'wall.join.choose')
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })

  const first = await session.openRound(QUESTION)
  await says('an open vote', 'wall.vote.open', 'wall.vote.secret')
  await session.facilitator({ type: 'callClose', round: first })
  await says('a countdown', 'countdown.over', 'wall.vote.secret')
  await session.facilitator({ type: 'voidRound', round: first, reason: 'Two tables could not connect' })
  await session.facilitator({ type: 'showOnWall', view: 'vote' })
  await says('a vote set aside', 'vote.void')
  await expect(inPolish).not.toContainText(pl.words['wall.vote.open'] ?? '')

  const second = await session.openRound(QUESTION)
  await session.facilitator({ type: 'callClose', round: second })
  await says('too few votes', 'stage.closed.few')

  await session.facilitator({ type: 'voidRound', round: second, reason: 'Nobody was in the room' })
  const third = await session.openRound(QUESTION)
  const groups = ['patients-and-service-users', 'carers', 'staff', 'staff-networks', 'trade-unions']
  for (const group of groups) await session.cast(await session.seat(group), third, '2')
  await session.facilitator({ type: 'callClose', round: third })
  await says('a closed vote', 'wall.vote.closed', 'wall.vote.closed-body')
  await session.facilitator({ type: 'revealRound', round: third, override: null })
  await expect(inPolish).toContainText('Uzgodniono')
  await says('a result')
  await expect(inEasy.locator('svg')).toHaveCount(1)
  session.leave()
})

test('the facilitator puts Easy Read on the wall', async ({ room }) => {
  const desk = await room.open('desk', room.first.desk)
  const wall = await room.open('wall', room.first.wall)
  await desk.getByText('Other languages on the wall').click()
  await desk.getByRole('button', { name: 'English – Easy Read' }).click()
  await expect(wall.locator('.wall-captions')).toContainText(easy.words['wall.join.heading'] ?? 'no words')
  await expect(wall.locator('.wall-captions p')).toHaveAttribute('lang', 'en-GB')
})
