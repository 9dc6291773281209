/** What the lead's team does in the workspace, by keyboard. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Links } from './a-room.ts'

/** Fills in the form by keyboard and leaves one setting wrong, so that the page says so. */
export async function makeSession(workspace: Page, title: string, groups: readonly string[]): Promise<void> {
  await workspace.getByLabel('What is this session called?').fill(title)
  for (const domain of [1, 2, 3])
    await press(workspace.getByRole('group', { name: `Domain ${domain}` }), /^All /, false)
  await press(workspace, /^1A Getting the service: Perinatal services/, true)
  await press(workspace, /^2A /, true)
  const boxes = workspace.getByRole('group', { name: 'Who will be in the room?' })
  for (const box of await boxes.getByRole('checkbox').all()) {
    const label = await box.evaluate((element) => element.closest('label')?.textContent?.trim() ?? '')
    if (!groups.includes(label)) await box.press('Space')
  }
  await workspace.getByLabel('Fewest votes before a result may be shown').fill('2')
  await workspace.getByLabel('Smallest group with which the room sees how it divided').fill('1')
  await workspace.getByLabel('Countdown before voting closes').fill('5')
  await workspace.getByRole('radio', { name: /^They sit down at once/ }).press('Space')
  await workspace.getByRole('button', { name: 'Make the session' }).press('Enter')
  await expect(workspace.getByRole('heading', { name: 'There is something to mend first' })).toBeVisible()
}

/** Follows the error to its field, mends it, and makes the session. */
export async function mendAndMake(workspace: Page): Promise<void> {
  await workspace.getByRole('link', { name: /Fewest votes before a result/ }).press('Enter')
  const floor = workspace.getByLabel('Fewest votes before a result may be shown')
  await expect(floor).toBeFocused()
  await floor.fill('3')
  await floor.press('Enter')
  await expect(workspace.getByText('The session is made')).toBeVisible()
}

/** Brings a checkbox to a state with the space bar. */
async function press(within: Page | Locator, name: RegExp, isOn: boolean): Promise<void> {
  const box = within.getByRole('checkbox', { name })
  if ((await box.isChecked()) !== isOn) await box.press('Space')
  await expect(box).toBeChecked({ checked: isOn })
}

/** The links as the session's page offers them to be copied. */
export async function linksOn(workspace: Page): Promise<Links> {
  const value = (label: string) => workspace.getByLabel(label, { exact: true }).inputValue()
  const join = await value('Join address')
  const desk = await value('Facilitator’s desk')
  return {
    joinCode: join.slice(-8),
    desk,
    wall: await value('Wall'),
    finalise: await value('Lead: final grades'),
    report: desk.replace(/\/desk\//, '/report/').replace(/#.*/, ''),
  }
}
