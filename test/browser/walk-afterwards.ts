/** The walk past what comes after a meeting: final grades, the report, and the workspace. */
import { expect, type Page } from '@playwright/test'
import type { Room } from './a-room.ts'
import type { ASession } from './a-session.ts'
import type { Walk } from './a-walk.ts'
import { OWN_GRADES, settle } from './crowd.ts'

export async function seeAfterwards(walk: Walk, room: Room, session: ASession): Promise<void> {
  const { see } = walk
  const lead = await room.open('desk', session.finalise)
  const unpublished = await room.open('desk', session.report)
  await see(unpublished, 'public', 'report: not published')
  await settle(session, OWN_GRADES.slice(0, 9))
  await expect(lead.getByRole('heading', { name: /^Left to do: \d+$/ })).toBeVisible()
  await see(lead, 'staff', 'finalise: overview')
  await seeOneGrade(walk, lead)
  await lead.getByRole('link', { name: 'All questions' }).press('Enter')
  await lead.getByRole('link', { name: 'Choose the rule' }).press('Enter')
  await expect(lead.getByRole('group', { name: /^How do the services become/ })).toBeVisible()
  await see(lead, 'staff', 'finalise: the rule for Domain 1')
  await settle(session, OWN_GRADES.slice(9))
  const reason = 'It is the rule that gave last year’s score.'
  await session.lead({ type: 'chooseDomain1Rule', rule: 'highest-by-outcome', service: null, reason })
  await lead.goto(`${session.finalise.replace(/#.*/, '')}?part=publish`)
  await expect(lead.getByRole('heading', { name: '4. Sign' })).toBeVisible()
  await see(lead, 'staff', 'finalise: publishing')
  const signatories = ['B. Lead, EDS lead', 'A. Sponsor, executive director']
  await session.lead({ type: 'publishReport', signatories, textsChecked: true })
  await expect(lead.getByText('Everybody can read it now')).toBeVisible()
  await see(lead, 'staff', 'finalise: published')
  await seeWhatStays(walk, lead, session)
  await lead.close()

  const report = await room.open('desk', session.report)
  await expect(report.getByRole('heading', { level: 1 })).toBeVisible()
  await see(report, 'public', 'report')
  await seeWorkspace(walk, room)
}

async function seeOneGrade({ see }: Walk, lead: Page): Promise<void> {
  await lead
    .getByRole('link', { name: /^Settle / })
    .first()
    .press('Enter')
  await expect(lead.getByRole('radio', { name: 'Achieving' }).first()).toBeVisible()
  await see(lead, 'staff', 'finalise: a question')
  // The first that is left is a split. A change can only be one of what the room agreed.
  await lead.getByRole('link', { name: /^Next question: 2C/ }).press('Enter')
  await expect(lead.getByRole('radio', { name: /The room recorded this/ })).toBeChecked()
  await lead.getByRole('radio', { name: 'Undeveloped' }).first().check()
  await lead.getByRole('button', { name: /^Save|Settle/ }).press('Enter')
  await expect(lead.getByRole('heading', { name: 'There is something to mend first' })).toBeVisible()
  await see(lead, 'staff', 'finalise: a change without a reason', 'Final grade')
}

/** What can still be done once the report is published, and a page whose network has gone. */
async function seeWhatStays({ see }: Walk, lead: Page, session: ASession): Promise<void> {
  const dialog = lead.getByRole('dialog')
  await lead.getByText('Take words out: reasons and names').press('Enter')
  await lead.getByRole('button', { name: /^Take out what is written in “Lead published the report”/ }).press('Enter')
  await expect(dialog.getByRole('button', { name: 'Take it out' })).toBeVisible()
  await see(lead, 'staff', 'finalise: words to take out')
  await lead.keyboard.press('Escape')
  await lead.goto(session.finalise.replace(/#.*/, ''))
  await lead.getByRole('button', { name: 'Take the auditor’s file…' }).press('Enter')
  await expect(dialog.getByText('Everybody will read that you took it')).toBeVisible()
  await see(lead, 'staff', 'finalise: the file for an auditor')
  await lead.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await lead.context().setOffline(true)
  await expect(lead.getByText('Connection lost.').last()).toBeVisible()
  await see(lead, 'staff', 'finalise: no network')
}

async function seeWorkspace({ see }: Walk, room: Room): Promise<void> {
  const workspace = await room.open('desk', room.workspace)
  const heading = workspace.getByRole('heading', { level: 1 })
  await expect(workspace.getByText('Published')).toBeVisible()
  await see(workspace, 'staff', 'workspace: start')
  await workspace.getByRole('link', { name: /^Read it/ }).press('Enter')
  await expect(heading).toHaveText('Assessment')
  await see(workspace, 'staff', 'workspace: an assessment')
  await workspace.goto(room.workspace.replace(/#.*/, ''))
  await workspace.getByRole('link', { name: /^New session/ }).press('Enter')
  await expect(heading).toHaveText('New session')
  await expect(workspace.getByLabel('What is this session called?')).toBeVisible()
  await see(workspace, 'staff', 'workspace: a new session')
  await workspace.getByLabel('Fewest votes before a result may be shown').fill('2')
  await workspace.getByRole('button', { name: 'Make the session' }).press('Enter')
  await expect(workspace.getByRole('heading', { name: 'There is something to mend first' })).toBeVisible()
  await see(workspace, 'staff', 'workspace: something to mend')
  await workspace.getByLabel('What is this session called?').fill('A third room')
  await workspace.getByLabel('Fewest votes before a result may be shown').fill('5')
  await workspace.getByRole('button', { name: 'Make the session' }).press('Enter')
  await expect(workspace.getByText('The session is made')).toBeVisible()
  await see(workspace, 'staff', 'workspace: links of a session')
}
