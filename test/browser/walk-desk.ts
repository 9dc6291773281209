/** The walk past the desk: its dialogs, each of its forms, and the sheets it prints. */
import { expect, type Page } from '@playwright/test'
import type { DeskForm } from '../../apps/web/screens/desk/next-step.ts'
import type { Walk } from './a-walk.ts'
import { openForm } from './acts.ts'

/** How each form of the desk is opened from a state in which it can be. */
const OPENED_BY: Readonly<Record<DeskForm['name'], (desk: Page) => Promise<unknown>>> = {
  agreement: (desk) => openForm(desk, 'r'),
  override: (desk) => openForm(desk, 'n'),
  void: (desk) => openForm(desk, 'x'),
  decline: async (desk) => {
    await desk.keyboard.press('q')
    return openForm(desk, 'd')
  },
  redact: (desk) => pressFolded(desk, /^Evidence the room can read/, /^Take out/),
  'redact-text': (desk) => pressFolded(desk, /been heard$/, /^Take out the words of this objection/),
  slips: (desk) => desk.getByRole('button', { name: 'Make slips' }).click(),
  reissue: (desk) => pressFolded(desk, /^All seats/, /^New slip for seat/),
  tighten: (desk) => desk.getByRole('button', { name: 'Make this stricter' }).click(),
  'close-session': (desk) => desk.getByRole('button', { name: 'Close the session' }).click(),
}

/** Unfolds what holds a button, and presses the first. */
async function pressFolded(desk: Page, folded: RegExp, name: RegExp): Promise<void> {
  const button = desk.getByRole('button', { name }).first()
  if (!(await button.isVisible())) await desk.getByText(folded).click()
  await button.click()
}

/** Opens a form, looks at it empty, and leaves it. */
export async function seeDeskForms({ see }: Walk, desk: Page, ...forms: readonly DeskForm['name'][]): Promise<void> {
  for (const form of forms) {
    await OPENED_BY[form](desk)
    await expect(desk.getByRole('dialog').getByRole('heading', { level: 2 })).toBeVisible()
    await see(desk, 'staff', `desk: form ${form}`)
    await desk.keyboard.press('Escape')
    await expect(desk.getByRole('dialog')).toBeHidden()
  }
}

/** Every form has to be met on the walk. */
export const DESK_FORM_STATES = Object.keys(OPENED_BY).map((form) => `desk: form ${form}`)

/** A question with evidence that waits, and all that can be done from there. */
export async function seeDeskWithEvidence(walk: Walk, desk: Page): Promise<void> {
  const { see } = walk
  await expect(desk.getByText('The booking line cannot be used')).toBeVisible()
  await see(desk, 'staff', 'desk: evidence that waits')
  await seeDeskForms(walk, desk, 'decline', 'redact', 'slips', 'reissue', 'tighten', 'close-session')
  const dialog = desk.getByRole('dialog')
  await openForm(desk, 'l')
  await see(desk, 'staff', 'desk: links')
  await desk.keyboard.press('Escape')
  await openForm(desk, '?')
  await see(desk, 'staff', 'desk: keys')
  await desk.keyboard.press('Escape')
  await OPENED_BY.slips(desk)
  await dialog.getByLabel('For which group?').selectOption({ index: 1 })
  await dialog.getByLabel('How many slips?').fill('8')
  await dialog.getByRole('button', { name: /^Make / }).click()
  await expect(desk.getByRole('heading', { level: 1, name: /new slip/ })).toBeVisible()
  await see(desk, 'staff', 'desk: slips to print')
  await desk.getByRole('button', { name: 'Back to the desk' }).click()
  await openForm(desk, 'l')
  const opening = desk.waitForEvent('popup')
  await desk.getByRole('link', { name: 'Print the room pack' }).click()
  const pack = await opening
  await expect(pack.getByRole('heading', { name: 'Room pack', level: 1 })).toBeVisible()
  await pack.setViewportSize(desk.viewportSize() ?? { width: 1280, height: 900 })
  await see(pack, 'staff', 'desk: room pack')
  await pack.close()
  await desk.keyboard.press('Escape')
}
