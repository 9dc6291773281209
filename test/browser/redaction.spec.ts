/** Words that are taken out are gone from phones too: from the screen, and from all that a browser keeps. */
import { TrailFile, verifyTrail } from '@eds/audit/trail'
import { EvidenceId, QuestionId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import { getJson } from '../a-server.ts'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'
import { joinByAddress, propose } from './acts.ts'
import { lookInEveryWay } from './ways.ts'

const QUESTION = QuestionId.parse('2a')
const NEIGHBOUR = 'My neighbour Mrs Example was turned away'
const OWN = 'Nurse Example told me to wait outside'

test('whoever takes evidence out reads that another session keeps it while people vote there', async ({ room }) => {
  const rules = { questions: ['2a'], countdownSeconds: 0, revealFloor: 3 }
  const here = await aSession(room, { title: 'Here', ...rules })
  const elsewhere = await aSession(room, { title: 'Elsewhere', ...rules })
  for (const session of [here, elsewhere]) {
    await session.facilitator({ type: 'openSession' })
    await session.facilitator({ type: 'showQuestion', question: QUESTION })
  }
  const desk = await room.open('desk', here.desk)
  const takeOut = async () => {
    await desk.getByText('Evidence the room can read').click()
    await desk
      .getByRole('button', { name: /^Take out .* for good/ })
      .first()
      .click()
    await expect(desk.getByRole('dialog').getByRole('button', { name: 'Take it out' })).toBeVisible()
  }
  const kept = desk.getByRole('dialog').getByText('Another session is voting with this evidence.')
  await takeOut()
  await expect(kept).toHaveCount(0)
  await desk.keyboard.press('Escape')
  await elsewhere.openRound(QUESTION)
  await desk.reload()
  await takeOut()
  await expect(kept).toBeVisible()
})

test('redacted words leave every phone', async ({ room }) => {
  const session = await aSession(room, { title: 'A room', questions: ['2a'], countdownSeconds: 0, revealFloor: 3 })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  const phone = await joinByAddress(room, session.joinCode, 'Staff networks')
  const said = async (claim: string) => {
    const somebody = await session.seat('carers')
    const made = await session.propose(somebody, { question: QUESTION, claim, source: 'I saw it', showGroup: false })
    const evidence = EvidenceId.parse(made)
    await session.facilitator({ type: 'acceptEvidence', evidence })
    return evidence
  }
  const redact = (evidence: EvidenceId) =>
    session.facilitator({ type: 'redactEvidence', evidence, reason: 'It names a person' })

  await test.step('while the phone is in the room', async () => {
    await propose(phone, OWN, 'I was there')
    const evidence = await said(NEIGHBOUR)
    await expect.poll(() => kept(phone)).toContain(NEIGHBOUR)
    await redact(evidence)
    await expect(phone.getByText(NEIGHBOUR)).toHaveCount(0)
    await expect.poll(() => kept(phone)).not.toContain(NEIGHBOUR)
    // What this phone sent itself is at the server, and here no more.
    expect(await kept(phone)).not.toContain(OWN)
  })

  await test.step('and do not wait for the next time that it writes down what it knows', async () => {
    const evidence = await said(NEIGHBOUR)
    await expect.poll(() => kept(phone)).toContain(NEIGHBOUR)
    await phone.evaluate(() => {
      const after = window.setTimeout.bind(window)
      // reason: a page calls it with a function, a time and nothing else
      window.setTimeout = ((run: () => void, ms?: number) => (ms === 2_000 ? 0 : after(run, ms))) as typeof setTimeout
    })
    await redact(evidence)
    await expect.poll(() => kept(phone)).not.toContain(NEIGHBOUR)
    await phone.reload()
  })

  await test.step('and when it was away meanwhile', async () => {
    const evidence = await said(NEIGHBOUR)
    await expect.poll(() => kept(phone)).toContain(NEIGHBOUR)
    await phone.context().setOffline(true)
    await expect(phone.getByText('Connection lost.').first()).toBeVisible()
    await redact(evidence)
    expect(await kept(phone)).toContain(NEIGHBOUR)
    await phone.context().setOffline(false)
    await expect.poll(() => kept(phone)).not.toContain(NEIGHBOUR)
  })
  session.leave()
})

test('the desk takes out why evidence was declined and the words of a record, and the trail stays whole', async ({
  room,
}) => {
  const session = await aSession(room, { title: 'A room', questions: ['2a'], countdownSeconds: 0, revealFloor: 3 })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  const phone = await joinByAddress(room, session.joinCode, 'Staff networks')
  await propose(phone, OWN, 'I was there')
  const desk = await room.open('desk', session.desk)
  const dialog = desk.getByRole('dialog')
  const takeOut = async (button: RegExp, words: string) => {
    await desk.getByRole('button', { name: button }).press('Enter')
    await expect(dialog).toContainText('This cannot be undone')
    await expect(dialog.getByText(words)).toBeVisible()
    await dialog.getByRole('button', { name: 'It pointed at a person' }).press('Enter')
    await dialog.getByRole('button', { name: 'Take it out' }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect(desk.getByText(words)).toHaveCount(0)
    await expect(desk.locator(':focus')).toBeVisible()
  }

  await test.step('the reason of a decline', async () => {
    const reason = 'Mrs Example of ward 3 would be known by it'
    await desk.getByRole('button', { name: /^Decline/ }).press('Enter')
    await expect(dialog.getByText(OWN)).toBeVisible()
    await dialog.getByLabel('Why is it not shown?').fill(reason)
    await dialog.getByRole('button', { name: 'Decline' }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect(phone.getByText(reason).first()).toBeVisible()
    await desk.getByText('Declined (1)').press('Enter')
    await lookInEveryWay(desk, 'staff', 'desk: declined evidence')
    await takeOut(/^Take out the reason why this was declined/, reason)
    await expect(phone.getByText(reason)).toHaveCount(0)
    await expect(desk.getByText(OWN)).toBeVisible()
  })

  await test.step('declined evidence waits again, and goes with its words', async () => {
    await desk.getByRole('button', { name: /^Let it wait again/ }).press('Enter')
    await desk.getByRole('button', { name: /^Decline/ }).press('Enter')
    await dialog.getByRole('button', { name: /^It could point at a person/ }).press('Enter')
    await dialog.getByRole('button', { name: 'Decline' }).press('Enter')
    await expect(dialog).toBeHidden()
    await desk.getByText('Declined (1)').press('Enter')
    await takeOut(/^Take out this declined evidence/, OWN)
  })

  await test.step('the reason and the dissent of a record, also of one that was replaced', async () => {
    const words = { reason: 'Nurse Example said so', dissent: 'Mr Example sees it higher' }
    const outcome = { kind: 'no-evidence' } as const
    await session.facilitator({ type: 'recordAgreement', question: QUESTION, outcome, ...words })
    await takeOut(/^Take out the reason of this record/, words.reason)
    await session.facilitator({
      type: 'recordAgreement',
      question: QUESTION,
      outcome,
      reason: 'None came',
      dissent: null,
    })
    await desk.getByText('Recorded before (1)').press('Enter')
    await lookInEveryWay(desk, 'staff', 'desk: recorded twice')
    await takeOut(/^Take out the dissent of this record/, words.dissent)
    await expect(desk.getByText('Reason: None came')).toBeVisible()
  })

  const { pathname, hash } = new URL(session.desk)
  const address = `/api/sessions/${pathname.split('/').at(-1)}/trail`
  const { body } = await getJson(room.server, address, new URLSearchParams(hash.slice(1)).get('t'))
  expect(JSON.stringify(body)).not.toContain('Example')
  expect(verifyTrail(TrailFile.parse(body)).ok).toBe(true)
  session.leave()
})

test('the desk and the lead take out what staff wrote in an act, also after publishing', async ({ room }) => {
  const session = await aSession(room, { title: 'A room', questions: ['2a'], countdownSeconds: 0, revealFloor: 3 })
  await session.facilitator({ type: 'openSession' })
  await session.facilitator({ type: 'showQuestion', question: QUESTION })
  const round = await session.openRound(QUESTION)
  await session.facilitator({ type: 'voidRound', round, reason: 'Mr Example shouted' })
  const desk = await room.open('desk', session.desk)
  const phone = await joinByAddress(room, session.joinCode, 'Staff networks')
  const takeOut = async (page: Page, button: RegExp, said: string) => {
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: button }).press('Enter')
    await expect(dialog).toContainText('This cannot be undone')
    await expect(dialog).toContainText(said)
    await dialog.getByRole('button', { name: 'It pointed at a person' }).press('Enter')
    await dialog.getByRole('button', { name: 'Take it out' }).press('Enter')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: button })).toHaveCount(0)
    await expect(page.locator(':focus')).toBeVisible()
  }

  await test.step('why a round was set aside, from the list of acts', async () => {
    await expect(desk.getByText('Mr Example shouted').first()).toBeAttached()
    await expect(phone.getByText('Mr Example shouted').first()).toBeAttached()
    await expect(desk.getByRole('button', { name: /opened voting/ })).toHaveCount(0)
    await takeOut(desk, /^Take out what is written in “Facilitator set a round aside”/, 'What was decided stays')
    await expect(desk.getByText('Mr Example shouted')).toHaveCount(0)
    await expect(phone.getByText('Mr Example shouted')).toHaveCount(0)
    await expect.poll(() => kept(phone)).not.toContain('Mr Example')
  })

  await session.facilitator({ type: 'closeSession' })
  await session.lead({
    type: 'settleFinalGrade',
    question: QUESTION,
    status: { status: 'graded', grade: 1 },
    rationale: 'Mrs Example said so',
    reason: 'Mrs Example brought it',
    secondSignatory: 'Ben Example',
    owner: 'Mrs Example, HR',
  })
  const signatories = ['Ann Example', 'Ben Example']
  await session.lead({ type: 'publishReport', signatories, textsChecked: true })
  const lead = await room.open('desk', session.finalise)

  await test.step('the words of a final grade, from its question', async () => {
    await lead.getByRole('link', { name: /^2A/ }).first().press('Enter')
    await expect(lead.getByText('Mrs Example brought it').first()).toBeAttached()
    await lead.getByText('Take words out: reasons and names').press('Enter')
    await takeOut(lead, /^Take out what is written in “Lead settled a final grade”/, 'The grade stays')
    await expect(lead.getByText('Mrs Example')).toHaveCount(0)
    await expect(lead.getByText('[name taken out]').first()).toBeVisible()
  })

  await test.step('and the names of those who signed', async () => {
    await lead.goto(`${new URL(lead.url()).origin}${new URL(lead.url()).pathname}?part=publish`)
    await lead.getByText('Take words out: reasons and names').press('Enter')
    await takeOut(lead, /^Take out what is written in “Lead published the report”/, 'The report stays published')
    await expect(lead.getByText('a name that was taken out').first()).toBeVisible()
  })

  const report = await (await fetch(`${room.server.base}${new URL(session.report).pathname}`)).text()
  expect(report).not.toMatch(/(Mrs?|Ann|Ben) Example/)
  expect(report).toContain('Signed by [name taken out] and [name taken out].')
  session.leave()
})

/** Everything that the browser of a page keeps for this site, as one text. */
function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const resolved = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
    for (const { name } of await indexedDB.databases()) {
      const database = await resolved(indexedDB.open(name ?? ''))
      for (const table of database.objectStoreNames) {
        texts.push(JSON.stringify(await resolved(database.transaction(table).objectStore(table).getAll())))
      }
      database.close()
    }
    return texts.join('\n')
  })
}
