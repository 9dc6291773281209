/** The walk past what one person does on their phone, in the order of a question. */

import { expect, type Page } from '@playwright/test'
import type { ASession } from './a-session.ts'
import type { Walk } from './a-walk.ts'
import { propose, vote } from './acts.ts'

const DECLINED = 'The midwife on ward 4 was rude to somebody I know.'

/** Reads, writes, and hears what became of it. */
export async function seeEvidenceOnPhone({ see }: Walk, phone: Page, session: ASession): Promise<void> {
  await phone.getByText('The official words').click()
  await phone.getByText('I have a personal stake in this question').click()
  await see(phone, 'seat', 'phone: official words, an interest')
  await phone.getByRole('button', { name: 'Say that I have a personal stake' }).click()
  await expect(phone.getByText('You have said that you have a personal stake').last()).toBeVisible()
  await phone.getByLabel('Show evidence about').selectOption({ label: 'Sex (0)' })
  await see(phone, 'seat', 'phone: no evidence about somebody', 'Evidence')
  await phone.getByLabel('Show evidence about').selectOption({ index: 0 })
  await phone.getByRole('button', { name: 'Add evidence of your own' }).click()
  await expect(phone.getByLabel('What do you know?')).toBeVisible()
  await see(phone, 'seat', 'phone: writing evidence', 'Add evidence')
  await phone.getByRole('button', { name: 'Send to the facilitator' }).click()
  await expect(phone.getByText('Write what you know.').first()).toBeVisible()
  await see(phone, 'seat', 'phone: evidence that is not whole', 'Add evidence')
  await phone.getByRole('button', { name: 'Do not send' }).click()
  await propose(phone, DECLINED, 'I was there')
  await see(phone, 'seat', 'phone: evidence sent', 'What you have sent')
  const reason = 'It could point at one person. Please leave the place out.'
  const evidence = await session.newestEvidence()
  await session.facilitator({ type: 'declineEvidence', evidence, reason })
  await expect(phone.getByText(`Not shown. The reason: ${reason}`)).toBeVisible()
  await see(phone, 'seat', 'phone: evidence declined', 'What you have sent')
}

/** Votes, and is free to change it. */
export async function seeVoteOnPhone({ see }: Walk, phone: Page): Promise<void> {
  await expect(phone.getByRole('group', { name: 'Which grade is right?' })).toBeVisible()
  await see(phone, 'seat', 'phone: vote', 'Your vote')
  await phone.getByRole('button', { name: 'Vote', exact: true }).click()
  await expect(phone.getByText('Choose an answer first.')).toBeVisible()
  await see(phone, 'seat', 'phone: no answer chosen', 'Your vote')
  await phone.getByRole('radio', { name: 'Developing' }).check()
  await see(phone, 'seat', 'phone: an answer chosen', 'Your vote')
  await vote(phone, 'Developing')
  await see(phone, 'seat', 'phone: vote saved', 'Your vote')
  await phone.getByRole('button', { name: 'Change my vote' }).click()
  await expect(phone.getByRole('button', { name: 'Leave my vote as it is' })).toBeVisible()
  await see(phone, 'seat', 'phone: changing a vote', 'Your vote')
  await phone.getByRole('button', { name: 'Leave my vote as it is' }).click()
}

/** Reads the result, compares it with the own vote, and objects. */
export async function seeResultOnPhone({ see }: Walk, phone: Page): Promise<void> {
  await expect(phone.getByRole('heading', { name: 'The result' })).toBeVisible()
  await see(phone, 'seat', 'phone: result', 'The result')
  await phone.getByText('How far was my vote from the middle?').click()
  await expect(phone.getByText('Only you see this.')).toBeVisible()
  await expect(phone.getByText('To speak, raise your hand')).toBeVisible()
  await see(phone, 'seat', 'phone: own distance, and speaking', 'The result')
  await phone.getByRole('button', { name: 'I object to this grade' }).click()
  await see(phone, 'seat', 'phone: writing an objection', 'Your objection')
  await phone.getByLabel('Why should the room not agree').fill('Nobody has asked Deaf people.')
  await phone.getByRole('button', { name: 'Send my objection' }).click()
  await expect(phone.getByRole('region', { name: 'Your objection' }).getByText('is with the facilitator')).toBeVisible()
  await see(phone, 'seat', 'phone: objection sent', 'Your objection')
  for (const folded of ['Your seat, and help', 'What the facilitator did', 'How this session is recorded'])
    await phone.getByText(folded, { exact: true }).click()
  await see(phone, 'seat', 'phone: seat, acts and record', 'Evidence')
  for (const open of ['Your seat, and help', 'What the facilitator did', 'How this session is recorded'])
    await phone.getByText(open, { exact: true }).click()
}
