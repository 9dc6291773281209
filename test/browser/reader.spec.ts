/** A whole vote without sight, mouse or touch: only roles and names, keys, and what is said aloud. */
import { QuestionId } from '@eds/session/session'
import { expect, type Locator } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { treeOf } from './accessibility-tree.ts'
import { byKeyboard } from './by-keyboard.ts'

const QUESTION = QuestionId.parse('1a-perinatal')
const COUNTDOWN_SECONDS = 10
const PATIENTS = 'Patients and service users You use the service, or you have used it.'
const UNDEVELOPED = 'Undeveloped Little or nothing is done about this yet, or nobody can show it.'
const DEVELOPING = 'Developing Work on this has started. There is a lot more to do.'
const ACHIEVING = 'Achieving This is done well for most people.'
const TOP = ['link "Skip to the main part"', 'link "EDS workshop"', 'button "Language and text"']

test('a vote by roles and names alone, from the door to the result, with every change said aloud', async ({ room }) => {
  const session = await aSession(room, {
    title: 'A vote without sight',
    questions: [QUESTION, '2a'],
    countdownSeconds: COUNTDOWN_SECONDS,
    revealFloor: 3,
  })
  const others = [await session.seat('staff'), await session.seat('trade-unions')]
  const phone = await room.open('phone', room.at('/'))
  const by = (role: 'button' | 'checkbox' | 'group' | 'heading' | 'radio' | 'textbox', name: string): Locator =>
    phone.getByRole(role, { name, exact: true })
  const title = phone.getByRole('heading', { level: 1 })
  const main = phone.getByRole('main')
  await expect(title).toHaveText('Join the workshop')
  const tree = await treeOf(phone)
  const keys = await byKeyboard(phone)

  await test.step('the door: the code is typed', async () => {
    expect(await tree.stops()).toEqual([...TOP, 'textbox "Code"', 'button "Go on"', 'radio "English"'])
    await keys.tabTo(by('textbox', 'Code'))
    await keys.type(session.joinCode.toLowerCase())
    await keys.tabTo(by('button', 'Go on'))
    await keys.press('Enter')
    await expect(title).toHaveText('A vote without sight')
    await expect.poll(tree.focus).toBe('main ""')
    // The mark of a control on the whole page would be a page in another colour.
    await expect(main).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  })

  await test.step('the seat: a group is chosen', async () => {
    await expect(by('group', 'Who do you speak for today?')).toBeVisible()
    expect(await tree.stops()).toEqual([
      ...TOP,
      'DisclosureTriangle "I have a paper slip"',
      `radio "${PATIENTS}"`,
      'button "Sit down"',
      'link "How your vote is protected"',
      'radio "English"',
    ])
    await keys.tabTo(by('radio', PATIENTS))
    await keys.press('Space')
    await expect(by('radio', PATIENTS)).toBeChecked()
    await keys.tabTo(phone.getByRole('checkbox'))
    await keys.tabTo(by('button', 'Sit down'))
    await keys.press('Enter')
    await expect(title).toHaveText('You have a seat')
    await expect.poll(tree.focus).toBe('main ""')
  })

  await test.step('the question: it has the focus when it comes', async () => {
    await session.facilitator({ type: 'openSession' })
    await tree.said('The session has started')
    await session.facilitator({ type: 'showQuestion', question: QUESTION })
    await expect(title).toHaveText('Can everyone who needs this service get it?')
    await expect(title).toBeFocused()
    await expect(main).toMatchAriaSnapshot(`
      - paragraph: Question 1 of 2
      - heading "Can everyone who needs this service get it?" [level=1]
      - paragraph: "For: Perinatal services"
    `)
  })

  const round = await test.step('the vote: cast, and changed', async () => {
    const opened = await session.openRound(QUESTION)
    await tree.said('Voting is open.')
    await expect(title).toBeFocused()
    const [before, after] = [['link "Read 8 pieces of evidence"'], ['button "Show 4 more"']]
    const vote = await tree.stops()
    expect(vote.slice(0, 7)).toEqual([
      ...TOP,
      'button "Read aloud: the question"',
      'DisclosureTriangle "The official words"',
      ...before,
      `radio "${UNDEVELOPED}"`,
    ])
    const choice = vote.indexOf(`radio "${UNDEVELOPED}"`)
    expect(vote.slice(choice + 1, choice + 3)).toEqual(['button "Read aloud: the answers"', 'button "Vote"'])
    const interest = vote.indexOf('DisclosureTriangle "I have a personal stake in this question"')
    expect(interest).toBeGreaterThan(vote.indexOf('button "Vote"'))
    expect(vote.indexOf(after[0] ?? '')).toBeGreaterThan(interest)
    await expect(by('group', 'Which grade is right?')).toMatchAriaSnapshot(`
      - radio "${UNDEVELOPED}"
      - radio "${DEVELOPING}"
      - radio "${ACHIEVING}"
      - radio "Excelling This is done very well for everyone. Others could learn from it."
      - radio "Not enough evidence I cannot tell from what we know."
      - radio "Rather not say I take part, but I give no grade."
    `)

    await keys.tabTo(by('radio', UNDEVELOPED))
    await keys.press('Space')
    // Round all six and one on: none of them is ever under another thing.
    for (const _ of [1, 2, 3, 4, 5, 6, 7]) await keys.press('ArrowDown')
    await expect(by('radio', DEVELOPING)).toBeChecked()
    await keys.tabTo(by('button', 'Vote: Developing'))
    await keys.press('Enter')
    await tree.said('Your vote is saved.')
    await expect(by('button', 'Change my vote')).toBeFocused()
    await expect(phone.getByRole('region', { name: 'Your vote', exact: true })).toMatchAriaSnapshot(`
      - heading "Your vote" [level=2]
      - paragraph: Saved
      - paragraph: Your vote is safely stored. You can change it until voting closes.
      - button "Change my vote"
    `)

    await keys.press('Enter')
    await expect(by('radio', UNDEVELOPED)).toBeFocused()
    await expect(phone.getByRole('radio', { checked: true })).toHaveCount(0)
    for (const _ of [1, 2]) await keys.press('ArrowDown')
    await keys.tabTo(by('button', 'Vote: Achieving'))
    await keys.press('Space')
    await tree.said('Your vote is saved.')
    await expect(by('button', 'Change my vote')).toBeFocused()
    return opened
  })

  await test.step('the close and the result: heard, and never left nowhere', async () => {
    for (const other of others) await session.cast(other, round, '2')
    await session.facilitator({ type: 'callClose', round })
    // The whole countdown, or what is left of it where the machine is busy; never more.
    await tree.said(/^Voting closes in ([6-9]|10) seconds$/)
    await tree.said(/^Voting closes in [1-5] seconds?$/)
    await tree.said('Voting is closed. The votes are counted.')
    await expect(by('heading', 'Voting is closed')).toBeFocused()
    await session.facilitator({ type: 'revealRound', round, override: null })
    await tree.said(/^The result: Agreed: Achieving\./)
    await expect(by('heading', 'The result')).toBeFocused()
    await expect(phone.getByRole('region', { name: 'The result', exact: true })).toMatchAriaSnapshot(`
      - heading "The result" [level=2]
      - paragraph: /Agreed. Achieving/
    `)
    await session.facilitator({
      type: 'recordAgreement',
      question: QUESTION,
      outcome: { kind: 'agreed', grade: 2 },
      reason: null,
      dissent: null,
    })
    await tree.said('The room’s grade is recorded.')
  })

  await test.step('nobody is torn from writing when the room moves on', async () => {
    await by('button', 'Add evidence of your own').press('Enter')
    const claim = by('textbox', 'What do you know?')
    await claim.focus()
    await keys.type('The letters are ')
    await session.facilitator({ type: 'showQuestion', question: QuestionId.parse('2a') })
    await tree.said(/^The room has moved to a new question: /)
    await expect(main.getByText('The room has moved on. This is still about the question above.')).toBeVisible()
    await expect(claim).toBeFocused()
    await keys.type('not in Easy Read.')
    await expect(claim).toHaveValue('The letters are not in Easy Read.')
  })

  await keys.expectKeysOnly()
  expect(new Set(tree.heard).size, 'each thing is said once, but for the vote saved twice').toBe(tree.heard.length - 1)
  session.leave()
})
