/** What people do on their screens, by the words they see and mostly by keyboard. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Room } from './a-room.ts'

/** Takes a seat by the address that the QR code holds. */
export async function joinByAddress(room: Room, joinCode: string, group: string): Promise<Page> {
  const phone = await room.open('phone', room.at(`/join/${joinCode}`))
  await sitDown(phone, group)
  return phone
}

/** Takes a seat by typing the code, as somebody may type it. */
export async function joinByCode(room: Room, typed: string, group: string): Promise<Page> {
  const phone = await room.open('phone', room.at('/'))
  await phone.getByLabel('Code').fill(typed)
  await phone.keyboard.press('Enter')
  await sitDown(phone, group)
  return phone
}

async function sitDown(phone: Page, group: string): Promise<void> {
  await phone.getByRole('radio', { name: group }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  await expect(phone).toHaveURL(/\/s\//)
}

/** Votes and waits for the word that it is safe. */
export async function vote(phone: Page, choice: string): Promise<void> {
  await castOnly(phone, choice)
  await expect(standing(phone, 'Saved')).toBeVisible()
}

/** Votes without waiting for an answer. */
export async function castOnly(phone: Page, choice: string): Promise<void> {
  await phone.getByRole('group', { name: /Which grade is right|Can you live with/ }).waitFor()
  await phone.getByRole('radio', { name: choice }).check()
  await phone.getByRole('button', { name: `Vote: ${choice}` }).click()
}

/** Where this phone says its ballot stands. */
export const standing = (phone: Page, word: string): Locator =>
  phone.locator('.phone-vote').getByText(word, { exact: true })

/** Sends evidence to the facilitator. */
export async function propose(phone: Page, claim: string, source: string): Promise<void> {
  await phone.getByRole('button', { name: 'Add evidence of your own' }).click()
  await phone.getByLabel('What do you know?').fill(claim)
  await phone.getByLabel('How do you know?').fill(source)
  await phone.getByRole('button', { name: 'Send to the facilitator' }).click()
  await expect(phone.getByText('Sent. The facilitator has not decided yet.')).toBeVisible()
}

/**
 * Does the desk's next step with the key N. The desk takes no key in a step's first moments, so that a double press does
 * not open and close a vote: the key is pressed until the step has changed.
 */
export async function next(desk: Page, label: string): Promise<void> {
  const button = nextStep(desk)
  await expect(button).toContainText(label)
  await expect(async () => {
    if ((await button.textContent({ timeout: 1_000 }))?.includes(label)) await desk.keyboard.press('n')
    await expect(button).not.toContainText(label, { timeout: 1_000 })
  }).toPass()
  await answered(desk)
}

/** Waits until the act before has been answered: the desk takes no other while one is on its way. */
export const answered = (desk: Page): Promise<void> => expect(nextStep(desk)).not.toContainText('Working…')

/** The same for a step that opens a form. @returns the open dialog */
export async function nextForm(desk: Page, label: string): Promise<Locator> {
  await expect(nextStep(desk)).toContainText(label)
  return openForm(desk, 'n')
}

/** Presses a key of the desk until the form it asks for is open. */
export async function openForm(desk: Page, key: string): Promise<Locator> {
  const dialog = desk.getByRole('dialog')
  await expect(async () => {
    await desk.keyboard.press(key)
    await expect(dialog).toBeVisible({ timeout: 700 })
  }).toPass()
  return dialog
}

/** The one big button, or the sentence that stands in its place. */
export const nextStep = (desk: Page): Locator => desk.locator('.desk-next__button, .desk-next__finished')

/** What stands on a page to be read, without what is only said to screen readers and goes away again. */
export const textOf = (page: Page): Promise<string> => page.locator('.eds-page, .wall, main').first().innerText()
