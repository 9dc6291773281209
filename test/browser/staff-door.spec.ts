/** Over the room's plain http a page of staff does not open, and their key does not leave the browser. */
import { expect } from '@playwright/test'
import { test } from './a-room.ts'
import { anInspection, DESK } from './inspection.ts'

test('a key of staff is not sent over an open network', async ({ room }) => {
  const { look } = anInspection()
  const overTheNetwork = (link: string) => room.at(new URL(link).pathname + new URL(link).hash)
  for (const link of [room.first.desk, room.first.finalise, room.workspace]) {
    const key = new URL(link).hash.slice('#t='.length)
    const page = await room.open('desk', room.at('/'))
    const sent: string[] = []
    page.on('request', (request) => sent.push(JSON.stringify([request.url(), request.headers(), request.postData()])))
    page.on('websocket', (socket) => sent.push(socket.url()))
    await page.goto(overTheNetwork(link))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Open this page on the computer that runs the workshop',
    )
    await expect(page.getByText('Your key was not sent.')).toBeVisible()
    await expect(page.getByText(`http://localhost:${room.server.port}${new URL(link).pathname}`)).toBeVisible()
    expect(page.url()).not.toContain(key)
    expect(sent.length).toBeGreaterThan(1)
    expect(sent.filter((each) => each.includes(key) || each.includes('ws:'))).toEqual([])
    await look(page, 'staff over an open network', { ...DESK, dark: true })
  }
  // The wall's is good there.
  const wall = await room.open('wall', overTheNetwork(room.first.wall))
  await expect(wall.getByRole('heading', { level: 1 })).toBeVisible()
})
