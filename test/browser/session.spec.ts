/** The story of one short session, from its making in the workspace to its published report, told on every screen. */
import { expect, type Page } from '@playwright/test'
import { aCrowd } from './a-crowd.ts'
import { test } from './a-room.ts'
import {
  castOnly,
  joinByAddress,
  joinByCode,
  next,
  nextForm,
  nextStep,
  openForm,
  propose,
  standing,
  textOf,
  vote,
} from './acts.ts'
import { publish, settle } from './finalise-acts.ts'
import { heard } from './heard.ts'
import { anInspection, PHONE, WALL } from './inspection.ts'
import { linksOn, makeSession, mendAndMake } from './workspace-acts.ts'

const GROUPS = ['Patients and service users', 'Staff networks', 'Trade unions'] as const

const CLAIM = 'The letters about appointments are not in Easy Read, so my sister missed two of them.'
const DECLINED = 'The midwife on ward 4 was rude to Mrs Smith on Tuesday.'

test('a short session, from its making to its published report', async ({ room }) => {
  test.setTimeout(600_000)
  // Every state that a room comes to by itself is seen on the walk; these are left to this story.
  const { look, looked } = anInspection()

  const links = await test.step('the lead makes a session of two questions', async () => {
    const workspace = await room.open('desk', room.workspace)
    await expect(workspace.getByRole('heading', { name: 'Workspace' })).toBeVisible()
    await expect(workspace.getByRole('link', { name: /^New session/ })).toBeVisible()
    await workspace.getByRole('link', { name: /^New session/ }).press('Enter')
    await makeSession(workspace, 'Two questions on a Tuesday', GROUPS)
    await mendAndMake(workspace)
    return linksOn(workspace)
  })

  const desk = await room.open('desk', links.desk)
  const wall = await room.open('wall', links.wall)
  await expect(wall.getByRole('heading', { name: 'Join on your phone' })).toBeVisible()

  const [patient, network, union] = await test.step('three people sit down', async () => {
    const half = `${links.joinCode.slice(0, 4)} ${links.joinCode.slice(4)}`.toLowerCase()
    const door = await room.open('phone', room.at('/'))
    await door.getByRole('button', { name: 'Go on' }).click()
    await expect(door.getByText('Type the code from the wall.')).toBeVisible()
    await door.goto(room.at(`/join/${links.joinCode}`))
    await door.getByRole('button', { name: 'Sit down' }).click()
    await expect(door.getByText('Choose your group first.')).toBeVisible()
    return [
      await joinByCode(room, half, GROUPS[0]),
      await joinByAddress(room, links.joinCode, GROUPS[1]),
      await joinByAddress(room, links.joinCode, GROUPS[2]),
    ] as const
  })
  await expect(wall.getByText('3 people are here')).toBeVisible()
  const othersVote = await aCrowd(room, links, ['patients-and-service-users', 'staff-networks', 'trade-unions'])
  await expect(patient.getByRole('heading', { name: 'You have a seat' })).toBeVisible()

  await test.step('the facilitator opens the session and shows the first question', async () => {
    await next(desk, 'Open the session')
    await expect(patient.getByRole('heading', { name: 'The session has started' })).toBeVisible()
    await next(desk, 'Show the first question: 1A')
    const question = 'Can everyone who needs this service get it?'
    await expect(wall.getByRole('heading', { name: question })).toBeVisible()
    await expect(patient.getByRole('heading', { name: question })).toBeVisible()
    await expect(patient.getByText('For: Perinatal services')).toBeVisible()
  })

  await test.step('evidence is on the wall only once the desk has accepted it', async () => {
    await patient.getByRole('button', { name: 'Add evidence of your own' }).click()
    await patient.getByRole('button', { name: 'Do not send' }).click()
    await propose(patient, CLAIM, 'My own experience')
    await propose(union, DECLINED, 'I was there')
    await desk.getByRole('button', { name: 'Evidence', exact: true }).press('Enter')
    await expect(wall.getByText('Do you know more?')).toBeVisible()
    await expect(desk.getByText(CLAIM)).toBeVisible()
    await expect(desk.getByText(DECLINED)).toBeVisible()
    expect(await textOf(wall)).not.toContain(CLAIM)
    expect(await textOf(network)).not.toContain(CLAIM)

    await desk.keyboard.press('q')
    await desk.keyboard.press('a')
    await expect(wall.getByText(CLAIM)).toBeVisible()
    await expect(patient.getByText('Accepted. The room can see it.', { exact: true })).toBeVisible()
    await heard(patient, 'Your evidence is on its way to the facilitator.')
    await heard(patient, 'Your evidence was accepted. The room can see it.')
    await expect(desk.getByRole('button', { name: /^Accept/ })).toHaveCount(1)

    await desk.keyboard.press('q')
    const form = await openForm(desk, 'd')
    await form.getByRole('button', { name: 'Decline' }).press('Enter')
    await expect(form.getByText('Write the reason')).toBeVisible()
    await form.getByLabel('Why is it not shown?').fill('It names people. Please leave names out.')
    await form.getByRole('button', { name: 'Decline' }).press('Enter')
    await expect(form).toBeHidden()
    await expect(
      union.getByText('Not shown. The reason: It names people. Please leave names out.', { exact: true }),
    ).toBeVisible()
    for (const page of [wall, patient, network]) expect(await textOf(page)).not.toContain('Mrs Smith')
  })

  await test.step('round 1: nobody sees a choice before the reveal', async () => {
    await next(desk, 'Open voting')
    await expect(wall.getByText('Voting is open')).toBeVisible()
    await patient.getByRole('button', { name: 'Vote', exact: true }).click()
    await expect(patient.getByText('Choose an answer first.')).toBeVisible()
    await vote(patient, 'Undeveloped')
    await vote(network, 'Achieving')
    await vote(union, 'Achieving')
    await expect(wall.getByText('Fewer than 5 votes in')).toBeVisible()

    // The same room with other choices: neither the wall nor the desk may read any differently.
    await expect(desk.getByText('Fewer than 5 votes in')).toBeVisible()
    const before = await wallAndDesk(wall, desk)
    await union.getByRole('button', { name: 'Change my vote' }).click()
    await vote(union, 'Excelling')
    await network.getByRole('button', { name: 'Change my vote' }).click()
    await vote(network, 'Developing')
    expect(await wallAndDesk(wall, desk)).toEqual(before)
    expect(before.wall).toContain('Fewer than 5 votes in')
    for (const grade of ['Undeveloped', 'Developing', 'Achieving', 'Excelling'])
      expect(before.wall).not.toContain(grade)

    await test.step('a phone that is loaded again keeps its seat and knows that its ballot is in', async () => {
      await patient.reload()
      await expect(standing(patient, 'Saved')).toBeVisible()
      await expect(patient.getByText(`Seat 1: ${GROUPS[0]}`)).toBeVisible()
      await expect(wall.getByText('Fewer than 5 votes in')).toBeVisible()
    })
    await othersVote(['0', '3', '3'])
    await closeVote({ desk, wall })
    await reveal(desk, wall, [patient, network, union], 'Not agreed yet.')
  })

  await test.step('an objection is raised and heard', async () => {
    await patient.getByRole('button', { name: 'I object to this grade' }).click()
    await patient.getByLabel('Why should the room not agree').fill('Nobody has asked Deaf people.')
    await patient.getByRole('button', { name: 'Send my objection' }).click()
    const sent = patient.getByRole('region', { name: 'Your objection' }).getByText('Your objection is with the')
    await expect(sent).toBeVisible()
    await heard(patient, 'Your objection is with the facilitator.')
    await expect(desk.getByText('Nobody has asked Deaf people.')).toBeVisible()
    await desk.getByRole('button', { name: 'Mark as heard' }).press('Enter')
    await expect(sent).toBeHidden()
    await heard(patient, 'Your objection was heard.')
  })

  await test.step('round 2, after a discussion: a ballot cast without a network is counted once', async () => {
    await desk.getByRole('button', { name: 'Discussion', exact: true }).press('Enter')
    await expect(wall.getByRole('heading', { name: 'Let’s talk' })).toBeVisible()
    await expect(patient.getByText('The room is talking about this question.')).toBeVisible()
    await next(desk, 'Open voting again')
    await vote(patient, 'Achieving')
    await vote(network, 'Achieving')
    await expect(union.getByRole('group', { name: 'Which grade is right?' })).toBeVisible()
    await union.context().setOffline(true)
    await castOnly(union, 'Excelling')
    await expect(standing(union, 'Waiting to send')).toBeVisible()
    await expect(union.getByText('Connection lost.').first()).toBeVisible()
    await heard(union, 'Your vote is waiting to be sent.')
    await heard(union, 'Connection lost. We are trying to get it back. You can go on.')
    await look(union, 'phone: offline with a ballot waiting', { ...PHONE, dark: true })
    await expect(wall.getByText('Fewer than 5 votes in')).toBeVisible()
    await union.context().setOffline(false)
    await expect(standing(union, 'Saved')).toBeVisible()
    await heard(union, 'Your vote is saved.')
    await heard(union, 'Connection back.')
    await expect(wall.getByText('Fewer than 5 votes in')).toBeVisible()
    await othersVote(['2', '2', '3'])
    await closeVote({ desk, wall })
    await reveal(desk, wall, [patient, network, union], 'Nearly there.')
    await look(wall, 'wall: nearly there', WALL)
  })

  await test.step('a consent check; the server dies in the middle of it and nobody has to do anything', async () => {
    await next(desk, 'Ask: can you live with Achieving?')
    await expect(wall.getByText('Can you live with Achieving?')).toBeVisible()
    await vote(patient, 'Yes, I can live with it')
    await vote(network, 'Yes, I can live with it')
    await markAsNotReloaded([desk, wall, patient, network, union])
    await room.killAndRestart()
    await expect(wall.getByText('Fewer than 5 votes in')).toBeVisible()
    await vote(union, 'I stand aside')
    await expect(wall.getByText('Fewer than 5 votes in')).toBeVisible()
    await expect(wall.getByText('The connection is lost.')).toBeHidden()
    await expectNotReloaded([desk, wall, patient, network, union])
    await othersVote(['c', 'c', 'c'])
    await closeVote({ desk, wall })
    await reveal(desk, wall, [patient, network, union], 'The room can live with Achieving.')
  })

  await test.step('the agreed grade is recorded with its dissent', async () => {
    const form = await nextForm(desk, 'Record Achieving')
    await expect(form.getByRole('radio', { name: 'Achieving' })).toBeChecked()
    await form.getByLabel('Dissent (if there is any)').fill('One person finds the service better than that.')
    await form.getByRole('button', { name: 'Record' }).press('Enter')
    await expect(form).toBeHidden()
    await expect(nextStep(desk)).toContainText('Next question: 2A')
    await expect(patient.getByText('Some see it differently: One person finds the service better')).toBeVisible()
    await heard(patient, 'The room’s grade is recorded.')
  })

  await test.step('the second question is recorded as a split, with both views', async () => {
    await next(desk, 'Next question: 2A')
    await expect(patient.getByText('Question 2 of 2')).toBeVisible()
    await next(desk, 'Open voting')
    await vote(patient, 'Undeveloped')
    await vote(network, 'Excelling')
    await vote(union, 'Excelling')
    await othersVote(['0', '3', '3'])
    await closeVote({ desk, wall })
    await reveal(desk, wall, [patient, network, union], 'Not agreed yet. Two camps')
    const form = await openForm(desk, 'r')
    await form.getByRole('radio', { name: /^A split/ }).check()
    await form.getByLabel('Dissent (if there is any)').fill('Patients say that nobody asked them.')
    await form.getByRole('button', { name: 'Record' }).press('Enter')
    await expect(form).toBeHidden()
    await expect(nextStep(desk)).toContainText('Close the session')
    await desk.getByRole('button', { name: 'Grades so far' }).press('Enter')
    await expect(wall.getByRole('heading', { name: 'Grades so far' })).toBeVisible()
    await expect(wall.getByText('Split', { exact: true })).toBeVisible()
  })

  await test.step('the session is closed', async () => {
    const form = await nextForm(desk, 'Close the session')
    await form.getByRole('button', { name: 'Close the session' }).press('Enter')
    await expect(wall.getByRole('heading', { name: 'The seal of this session' })).toBeVisible()
    await expect(patient.getByRole('heading', { name: 'Thank you' })).toBeVisible()
    await expect(nextStep(desk)).toContainText('The session is closed')
  })

  await test.step('the lead settles the grades and publishes', async () => {
    const lead = await room.open('desk', links.finalise)
    await expect(lead.getByRole('heading', { name: 'Left to do: 2' })).toBeVisible()
    await settle(lead)
    await publish(lead)
  })

  await test.step('everybody can read the report, without a token', async () => {
    const reader = await room.open('desk', links.report)
    await expect(reader.getByRole('heading', { level: 1, name: 'Mid and South Essex' })).toBeVisible()
    const report = await textOf(reader)
    expect(report).toContain('One person finds the service better than that.')
    expect(report).toContain('Patients say that nobody asked them.')
    await expect(reader.getByRole('heading', { name: /trail/i })).toBeVisible()
    expect(report).toMatch(/\d+ to \d+ out of 33/)
    const trail = await fetch(
      room.server.base + new URL(links.report).pathname.replace('/report/', '/api/sessions/').concat('/trail'),
    )
    expect(trail.ok).toBe(true)
    const head = await reader
      .getByText(/^[0-9a-f]{64}$/)
      .first()
      .innerText()
    expect(await trail.text()).toContain(head)
    await expect(patient.getByRole('link', { name: 'Read the report' })).toBeVisible()
    await look(patient, 'phone: report published', PHONE)
  })

  expect(looked).toHaveLength(4)
})

/** Everything that wall and desk say while a vote is open. */
async function wallAndDesk(wall: Page, desk: Page): Promise<{ wall: string; desk: string }> {
  return { wall: await textOf(wall), desk: await textOf(desk) }
}

/** Calls the close and waits for the end of the countdown, which the wall must have shown. */
async function closeVote({ desk, wall }: { desk: Page; wall: Page }): Promise<void> {
  // Watched from before the key is pressed: it stands for some seconds only.
  await Promise.all([wall.getByText(/Voting closes in|Voting is closing/).waitFor(), next(desk, 'Call the close')])
  await expect(wall.getByText('Voting is closed')).toBeVisible()
}

/** Reveals, and reads the same sentence everywhere. */
async function reveal(desk: Page, wall: Page, phones: readonly Page[], headline: string): Promise<void> {
  await next(desk, 'Reveal the result')
  await expect(wall.locator('.wall-reveal__headline').filter({ hasText: headline })).toBeVisible()
  const said = (phone: Page) => phone.locator('.phone-headline').filter({ hasText: headline })
  for (const phone of phones) await expect(said(phone)).toBeVisible()
  const sentence = phones[0] === undefined ? '' : await said(phones[0]).innerText()
  for (const phone of phones) await expect(said(phone)).toHaveText(sentence)
  await expect(wall.getByText(sentence)).toBeVisible()
  await expect(desk.getByText(sentence).first()).toBeVisible()
}

/** A mark in each page's memory, which only loading it again can take away. */
async function markAsNotReloaded(pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.evaluate(() => document.documentElement.setAttribute('data-test-mark', 'here'))
}

async function expectNotReloaded(pages: readonly Page[]): Promise<void> {
  for (const page of pages) await expect(page.locator('html')).toHaveAttribute('data-test-mark', 'here')
}
