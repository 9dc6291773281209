/**
 * The first script of the page, a few hundred bytes: asks the server what the screen will show while the screen itself is
 * still being fetched. On a slow line that is one round trip less. What goes wrong here is asked for again by the screen.
 * It imports nothing, or it would wait for what it imports; `live/ahead.ts` hands the answers out.
 */
import type { Ahead } from './live/ahead.ts'

const ahead: Ahead = new Map()
window.edsAhead = ahead

function ask(path: string, token: string | null) {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token !== null) headers.authorization = `Bearer ${token}`
  const reply = fetch(path, { headers, cache: 'no-store' })
  // Whoever takes the answer hears of it; a question that nobody takes must not be an uncaught error.
  reply.catch(() => null)
  ahead.set(`${token ?? ''} ${path}`, { askedAt: Date.now(), reply })
}

const [, screen, name = ''] = window.location.pathname.split('/')
// As a QR code has it; what somebody typed another way is put right first, by the door.
if (screen === 'join' && /^[2-9A-HJKMNP-Z]{8}$/.test(name)) ask(`/api/join/${name}`, null)
if (screen === 's' && /^[a-z0-9-]+$/.test(name)) {
  try {
    const active = localStorage.getItem(`eds.seat.${name}`)
    const seats: unknown = JSON.parse(localStorage.getItem(`eds.seats.${name}`) ?? '[]')
    const seat = Array.isArray(seats) ? seats.find((each) => each.seat === active) : undefined
    if (typeof seat?.secret === 'string' && (seat.asking ?? null) === null) {
      ask(`/api/sessions/${name}/room`, seat.secret)
      ask(`/api/sessions/${name}/seat`, seat.secret)
    }
  } catch {
    // Storage is forbidden or holds something else: the screen asks.
  }
}
