/** What the lead does after the meeting, by keyboard. */
import { expect, type Page } from '@playwright/test'
import { heard } from './heard.ts'

/** The first grade is changed, the split is decided: both with a reason and a second name. */
export async function settle(lead: Page): Promise<void> {
  await lead.getByRole('link', { name: /^Settle 1A/ }).press('Enter')
  await expect(lead.getByRole('radio', { name: 'Achieving' })).toBeChecked()
  await lead.getByRole('radio', { name: 'Developing' }).first().check()
  await lead.getByRole('button', { name: /^Save|Settle/ }).press('Enter')
  await expect(lead.getByRole('heading', { name: 'There is something to mend first' })).toBeVisible()
  await lead.getByLabel('Reason', { exact: true }).fill('The waiting times of this winter came in after the session.')
  await lead.getByLabel('Second signatory').fill('A. Sponsor, executive director')
  await lead.getByRole('button', { name: /^Save|Settle/ }).press('Enter')
  await heard(lead, 'The final grade of 1A is saved')
  await lead.getByRole('link', { name: /^Next: 2A/ }).press('Enter')
  await expect(lead.getByRole('heading', { level: 1, name: /^2A/ })).toBeFocused()
  await lead.getByRole('radio', { name: 'No grade: leave it as a split' }).check()
  await lead.getByLabel('Reason', { exact: true }).fill('The room was split and we will ask again in a year.')
  await lead.getByLabel('Second signatory').fill('A. Sponsor, executive director')
  await lead.getByRole('button', { name: /^Save|Settle/ }).press('Enter')
  await lead.getByRole('link', { name: 'Go on to publishing' }).press('Enter')
}

/** Confirms, signs with two names, publishes. */
export async function publish(lead: Page): Promise<void> {
  await expect(lead.getByRole('heading', { name: '4. Sign' })).toBeVisible()
  for (const box of await lead.getByRole('checkbox').all()) await box.press('Space')
  await lead.getByLabel('First signatory').fill('B. Lead, EDS lead')
  await lead.getByLabel('Second signatory').fill('A. Sponsor, executive director')
  await lead.getByRole('button', { name: 'Publish the report' }).press('Enter')
  await expect(lead.getByText('Everybody can read it now')).toBeVisible()
  await heard(lead, 'The report is published')
}
