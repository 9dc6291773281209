/** What a browser keeps of a session, read and forged as somebody could who has it in their hands. */
import { SeatId } from '@eds/session/session'
import { expect, type Page } from '@playwright/test'
import * as z from 'zod'
import { type Seated, sha256 } from '../a-server.ts'

const KeptSeats = z.array(z.object({ seat: SeatId, secret: z.string() }))

/** @returns the key of a phone's only seat, as whoever had got hold of it would use it. */
export async function seatOn(phone: Page): Promise<Seated> {
  const kept = await phone.evaluate(() =>
    Object.entries(localStorage).flatMap(([key, value]) => (key.startsWith('eds.seats.') ? [value] : [])),
  )
  const [only] = KeptSeats.parse(JSON.parse(kept[0] ?? '[]'))
  if (only === undefined) throw new Error('expected the phone to keep a seat, found none')
  return { seat: only.seat, token: only.secret }
}

/** Loads the page again as if the entry of the record that it remembers had been another one. */
export async function forgeHead(page: Page): Promise<void> {
  // It is remembered only once the page is live, which is after it shows what it knows.
  const remembers = () => page.evaluate(() => Object.keys(localStorage).some((each) => each.startsWith('eds.head.')))
  await expect.poll(remembers).toBe(true)
  await page.evaluate((head) => {
    const key = Object.keys(localStorage).find((each) => each.startsWith('eds.head.'))
    if (key === undefined) throw new Error('expected a remembered head, found none')
    localStorage.setItem(key, JSON.stringify({ seq: 1, head }))
    // The page that goes must not remember the true one again before it has gone.
    Storage.prototype.setItem = () => {}
  }, sha256('another history'))
  await page.reload()
}
