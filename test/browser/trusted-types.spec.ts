/** No text becomes a script on any page of this server, and the one script that is named by a text still is. */
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { aSession } from './a-session.ts'

test('a phone keeps its page offline by the one script that a text may name', async ({ room }) => {
  // By loopback, which browsers trust as they do https: elsewhere there is no worker.
  const phone = await room.open('phone', `${room.server.base}/join/${room.first.joinCode}`)
  await phone.getByRole('radio', { name: 'Carers' }).check()
  await phone.getByRole('button', { name: 'Sit down' }).click()
  const seated = phone.getByRole('heading', { level: 1, name: 'You have a seat' })
  await expect(seated).toBeVisible()
  const kept = () =>
    phone.evaluate(async () => {
      const shell = await window.caches.open('eds-shell-1')
      const { active } = await navigator.serviceWorker.ready
      return { worker: active === null ? null : new URL(active.scriptURL).pathname, files: (await shell.keys()).length }
    })
  await expect.poll(kept).toMatchObject({ worker: '/sw.js' })
  await expect.poll(async () => (await kept()).files).toBeGreaterThan(3)
  await phone.reload()
  await expect(seated).toBeVisible()
  await phone.context().setOffline(true)
  await phone.reload()
  await expect(phone.getByText('Connection lost.').first()).toBeVisible()
})

test('no text becomes a script or a page, not even on a page that has its worker', async ({ room, browser }) => {
  // Not a page of the room, which would take what is stopped here for a fault.
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${room.server.base}/join/${room.first.joinCode}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const tried = await page.evaluate(async () => {
    const whatHappens = async (act: () => unknown) => {
      try {
        await act()
        return 'done'
      } catch (error) {
        return error instanceof Error ? error.name : 'thrown'
      }
    }
    const box = document.createElement('div')
    const script = document.createElement('script')
    return {
      html: await whatHappens(() => {
        box.innerHTML = '<b>text</b>'
      }),
      source: await whatHappens(() => {
        script.src = '/assets/other.js'
      }),
      text: await whatHappens(() => {
        script.text = 'void 0'
      }),
      worker: await whatHappens(() => navigator.serviceWorker.register('/other.js')),
      page: await whatHappens(() => new DOMParser().parseFromString('<p>text</p>', 'text/html')),
    }
  })
  expect(tried).toEqual({
    html: 'TypeError',
    source: 'TypeError',
    text: 'TypeError',
    worker: 'TypeError',
    page: 'TypeError',
  })
  await context.close()
})

test('every kind of page opens, and its files are saved, without any text that would become a script', async ({
  room,
}) => {
  const session = await aSession(room, { title: 'All pages', questions: ['2a'], countdownSeconds: 0, revealFloor: 3 })
  const pages = [
    ['phone', room.at('/')],
    ['phone', room.at('/protected')],
    ['phone', session.helper],
    ['wall', session.wall],
    ['desk', session.desk],
    ['desk', room.workspace],
    ['desk', room.at('/parts')],
    ['desk', room.at(`/report/${room.first.joinCode}`)],
  ] as const
  for (const [kind, address] of pages) {
    const page = await room.open(kind, address)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await page.close()
  }
  const lead = await room.open('desk', session.finalise)
  // The whole report becomes a file in the page: that takes a slow machine longer than a press.
  const saving = lead.waitForEvent('download', { timeout: 60_000 })
  await lead.getByRole('button', { name: /Word/ }).first().click()
  expect((await saving).suggestedFilename()).toContain('.docx')
})
