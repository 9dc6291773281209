/** A whole meeting led by keyboard alone: nothing on the desk is clicked, and the focus is never lost. */
import { QuestionId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import type { Seated } from '../a-server.ts'
import { test } from './a-room.ts'
import { type ASession, aSession } from './a-session.ts'
import { answered, nextStep } from './acts.ts'
import { byKeyboard, type Keyboard } from './by-keyboard.ts'
import { heard } from './heard.ts'

const FIRST = QuestionId.parse('1a-perinatal')
const SECOND = QuestionId.parse('2a')
const CLAIM = 'The letters about appointments are not in Easy Read.'

test('a meeting is led from its lobby to its end by keys alone', async ({ room }) => {
  const session = await aSession(room, {
    title: 'A meeting without a mouse',
    questions: [FIRST, SECOND],
    countdownSeconds: 1,
    revealFloor: 3,
  })
  const people = [
    await session.seat('patients-and-service-users'),
    await session.seat('patients-and-service-users'),
    await session.seat('staff-networks'),
    await session.seat('staff-networks'),
    await session.seat('trade-unions'),
    await session.seat('trade-unions'),
  ]
  const desk = await room.open('desk', session.desk)
  const wall = await room.open('wall', session.wall)
  await expect(wall.getByText('6 people are here')).toBeVisible()
  await expect(nextStep(desk)).toContainText('Open the session')
  const keys = await byKeyboard(desk)
  const step = (label: string) => takeStep(desk, keys, label)
  const dialog = desk.getByRole('dialog')
  const button = (name: string | RegExp) => desk.getByRole('button', { name })

  await test.step('the keys are shown, each beside its act, and Escape gives the focus back', async () => {
    await keys.press('Tab')
    await expect(desk.getByRole('link', { name: 'Skip to the main part' })).toBeFocused()
    await keys.tabTo(button(/^Links/))
    await keys.press('?')
    await expect(dialog.getByText('Do the next step')).toBeVisible()
    await pressAsFocusComesBack(desk, 'l')
    await keys.press('Escape')
    await expect(dialog.getByText(session.joinCode.slice(0, 4)).first()).toBeVisible()
    await keys.press('Escape')
    await expect(button(/^Links/)).toBeFocused()
    for (const [key, panel] of [
      ['h', 'Objections to hear'],
      ['p', 'Who is here'],
      ['q', 'Evidence that waits'],
      ['g', 'Agenda'],
    ] as const) {
      await keys.press(key)
      await expect(desk.getByRole('heading', { name: panel })).toBeFocused()
    }
  })

  await test.step('the session is opened and the question shown', async () => {
    await step('Open the session')
    await step('Show the first question: 1A')
    await expect(wall.getByRole('heading', { name: 'Can everyone who needs this service get it?' })).toBeVisible()
  })

  await test.step('evidence is accepted and declined', async () => {
    const proposal = { question: FIRST, source: 'My own experience', showGroup: true }
    await session.propose(personAt(people, 0), { ...proposal, claim: CLAIM })
    await session.propose(personAt(people, 1), { ...proposal, claim: 'The midwife was rude to Mrs Smith.' })
    await session.propose(personAt(people, 2), { ...proposal, claim: 'Bed 4 knows Mrs Jones.' })
    await expect(desk.getByText('Mrs Jones').first()).toBeVisible()
    const onCard = (claim: string, name: RegExp) =>
      desk.getByRole('listitem').filter({ hasText: claim }).getByRole('button', { name })
    await keys.press('q')
    await expect(onCard(CLAIM, /^Accept/)).toBeFocused()
    await heard(desk, /pieces? of evidence waits?\.$/)
    await keys.press('a')
    await heard(desk, 'Evidence accepted. Everybody can read it now.')
    // Where evidence may point at a person, Enter declines.
    await expect(onCard('Mrs Smith', /^Decline/)).toBeFocused()
    await expect(button(/^Accept/)).toHaveCount(2)
    // The key pressed twice in haste lets nothing in that was not read.
    await keys.press('a')
    await expect(onCard('Mrs Smith', /^Accept/)).toBeFocused()
    await expect(
      desk.getByText('This may point at a person. To show it to everybody, press A again.').last(),
    ).toBeVisible()
    await expect(button(/^Accept/)).toHaveCount(2)
    const decline = async (claim: string) => {
      await keys.press('d')
      await expect(dialog.getByText(claim)).toBeVisible()
      await intoField(desk, keys, 'Why is it not shown?')
      await keys.type('It names people. Please leave names out.')
      await keys.tabTo(dialog.getByRole('button', { name: 'Decline' }))
      await keys.press('Enter')
      await expect(dialog).toBeHidden()
    }
    await decline('Mrs Smith')
    await heard(desk, 'Evidence declined.')
    await expect(onCard('Mrs Jones', /^Decline/)).toBeFocused()
    await decline('Mrs Jones')
    await expect(button(/^Accept/)).toHaveCount(0)
    await expect(nextStep(desk)).toBeFocused()
  })

  await test.step('the wall is turned to the evidence', async () => {
    await keys.press('w')
    await expect(button(/^Question$/)).toBeFocused()
    await keys.tabTo(button(/^Evidence$/))
    await keys.press('Enter')
    await expect(wall.getByText(CLAIM)).toBeVisible()
  })

  await test.step('a vote that splits the room', async () => {
    await pressAgainOnceItSays(desk, 'Call the close')
    await step('Open voting')
    await expect(desk.getByText('The next step has just changed. Press again to do it.').last()).toBeVisible()
    await expect(wall.getByText('Voting is open')).toBeVisible()
    await expect(nextStep(desk)).toContainText('Call the close')
    await play(session, people, keys, desk, ['0', '0', '3', '3', '3', '3'])
    await expect(wall.getByText('Not agreed yet.')).toBeVisible()
    await heard(desk, 'Next step: Start the discussion')
    await step('Start the discussion')
    await expect(wall.getByRole('heading', { name: 'Let’s talk' })).toBeVisible()
  })

  await test.step('a second vote comes near, and the room can live with it', async () => {
    await expect(nextStep(desk)).toContainText('Open voting again')
    await pressUntil(desk, keys, 'v', async () =>
      ((await nextStep(desk).textContent()) ?? '').includes('Call the close'),
    )
    await play(session, people, keys, desk, ['2', '2', '2', '2', '3', '3'])
    await expect(nextStep(desk)).toContainText('Ask: can you live with Achieving?')
    await pressUntil(desk, keys, 'c', async () =>
      ((await nextStep(desk).textContent()) ?? '').includes('Call the close'),
    )
    await play(session, people, keys, desk, ['c', 'c', 'c', 'c', 'c', 's'])
    await expect(wall.getByText('The room can live with Achieving.')).toBeVisible()
  })

  await test.step('an objection is heard', async () => {
    await session.object(personAt(people, 0), { question: FIRST, reason: 'Nobody has asked Deaf people.' })
    await expect(nextStep(desk)).toContainText('Hear the objection')
    await heard(desk, '1 objection is open.')
    await pressUntil(desk, keys, 'n', () => button(/^Mark as heard/).evaluate((it) => it === document.activeElement))
    await keys.press('Enter')
    await expect(nextStep(desk)).toContainText('Record Achieving')
    await heard(desk, 'Objection marked as heard.')
  })

  await test.step('the grade is recorded with its dissent', async () => {
    await openForm(desk, keys, 'n')
    await expect(dialog.getByRole('radio', { name: 'Achieving' })).toBeFocused()
    await keys.tabTo(dialog.getByLabel('Dissent (if there is any)'))
    await keys.type('One person finds the service better than that.')
    await keys.tabTo(dialog.getByRole('button', { name: 'Record' }))
    await keys.press('Enter')
    await expect(dialog).toBeHidden()
    await heard(desk, 'Recorded.')
  })

  await test.step('the second question: a vote is set aside, another recorded as a split', async () => {
    await step('Next question: 2A')
    await step('Open voting')
    await openForm(desk, keys, 'x')
    await intoField(desk, keys, 'Why is it set aside?')
    await keys.type('Two people could not connect.')
    await keys.tabTo(dialog.getByRole('button', { name: 'Set the round aside' }))
    await keys.press('Enter')
    await heard(desk, 'Round set aside.')
    await step('Open voting again')
    await play(session, people, keys, desk, ['0', '0', '3', '3', '3', '3'])
    await openForm(desk, keys, 'r')
    const split = dialog.getByRole('radio', { name: /^A split/ })
    await expect(split).toBeFocused()
    await keys.press('ArrowUp')
    await expect(dialog.getByRole('radio', { name: 'Excelling' })).toBeChecked()
    await keys.press('ArrowDown')
    await expect(split).toBeChecked()
    await keys.tabTo(dialog.getByLabel('Dissent (if there is any)'))
    await keys.type('Patients say that nobody asked them.')
    await keys.tabTo(dialog.getByRole('button', { name: 'Record' }))
    await keys.press('Enter')
    await expect(dialog).toBeHidden()
  })

  await test.step('the door is closed, and the session', async () => {
    await expect(nextStep(desk)).toContainText('Close the session')
    await openForm(desk, keys, 'n')
    await keys.press('Escape')
    await expect(dialog).toBeHidden()
    await keys.press('g')
    await keys.press('o')
    await expect(desk.getByText(/door is closed/i).first()).toBeVisible()
    await answered(desk)
    // The step is the one that stood there before the door was closed: it takes the first press.
    await keys.press('n')
    await expect(dialog).toBeVisible()
    await keys.tabTo(dialog.getByRole('button', { name: 'Go on with the session' }))
    await keys.press('Shift+Tab')
    await expect(dialog.getByRole('button', { name: 'Close the session' })).toBeFocused()
    await keys.press('Enter')
    await expect(wall.getByRole('heading', { name: 'The seal of this session' })).toBeVisible()
    await expect(nextStep(desk)).toContainText('The session is closed')
    await heard(desk, 'Session closed.')
  })

  await keys.expectKeysOnly()
  session.leave()
})

/** Presses N until the step is done: the desk takes no key in a step's first moments. */
async function takeStep(desk: Page, keys: Keyboard, label: string): Promise<void> {
  await expect(nextStep(desk)).toContainText(label)
  await pressUntil(desk, keys, 'n', async () => !((await nextStep(desk).textContent()) ?? '').includes(label))
}

async function openForm(desk: Page, keys: Keyboard, key: string): Promise<void> {
  await pressUntil(desk, keys, key, () => desk.getByRole('dialog').isVisible())
}

/** @param isDone read after each press, for a while */
async function pressUntil(desk: Page, keys: Keyboard, key: string, isDone: () => Promise<boolean>): Promise<void> {
  await expect(async () => {
    if (!(await isDone())) await keys.press(key)
    await expect.poll(isDone, { timeout: 250, intervals: [20, 50, 80] }).toBe(true)
  }).toPass()
  await answered(desk)
}

/** The second half of a double press: the same key again in the very moment of the step that it must not do. */
async function pressAgainOnceItSays(desk: Page, label: string): Promise<void> {
  await desk.evaluate((expected) => {
    const changes = new MutationObserver(() => {
      if (!document.getElementById('desk-next')?.textContent?.includes(expected)) return
      changes.disconnect()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'n', bubbles: true }))
    })
    changes.observe(document.body, { childList: true, characterData: true, subtree: true })
  }, label)
}

/** The next key in the very moment in which a dialog gives the focus back. */
async function pressAsFocusComesBack(desk: Page, key: string): Promise<void> {
  await desk.evaluate((pressed) => {
    const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }))
    document.addEventListener('focusin', press, { once: true })
  }, key)
}

/** Everybody votes, the close is called, its countdown runs, and the result is revealed. */
async function play(
  session: ASession,
  people: readonly Seated[],
  keys: Keyboard,
  desk: Page,
  choices: readonly ('0' | '2' | '3' | 'c' | 's')[],
): Promise<void> {
  const round = await session.newestRound()
  for (const [place, choice] of choices.entries()) await session.cast(personAt(people, place), round, choice)
  await takeStep(desk, keys, 'Call the close')
  await takeStep(desk, keys, 'Reveal the result')
}

/** A form's field: it has the focus already, or the next press of Tab gives it. */
async function intoField(desk: Page, keys: Keyboard, label: string): Promise<void> {
  const field = desk.getByRole('dialog').getByLabel(label)
  if (!(await field.evaluate((element) => element === document.activeElement))) await keys.tabTo(field)
}

function personAt(people: readonly Seated[], place: number): Seated {
  const person = people[place]
  if (person === undefined) throw new Error(`expected somebody at place ${place}`)
  return person
}
