/** Who is connected to one session. Never stored, and told a little later, together. */
import type { SeatId } from '@eds/session/session'
import type { Clock } from './clock.ts'

const TOLD_EVERY_MS = 250

export class Presence {
  readonly #clock: Clock
  readonly #show: () => void
  readonly #sockets = new Map<SeatId, number>()
  #desks = 0
  #cancel: (() => void) | null = null
  #isStopped = false

  /** @param show called some time after somebody has come or gone */
  constructor(clock: Clock, show: () => void) {
    this.#clock = clock
    this.#show = show
  }

  get seats(): ReadonlySet<SeatId> {
    return new Set(this.#sockets.keys())
  }
  get desks(): number {
    return this.#desks
  }

  /** A phone of a seat has connected (+1) or gone (-1). */
  ofSeat(seat: SeatId, change: 1 | -1): void {
    const count = (this.#sockets.get(seat) ?? 0) + change
    if (count > 0) this.#sockets.set(seat, count)
    else this.#sockets.delete(seat)
    this.#soon()
  }

  /** A desk has been opened (+1) or closed (-1): each desk is told when there is another. */
  ofDesk(change: 1 | -1): void {
    this.#desks += change
    this.#soon()
  }

  /** For good. */
  stop(): void {
    this.#isStopped = true
    this.#cancel?.()
  }

  #soon(): void {
    if (this.#isStopped) return
    this.#cancel ??= this.#clock.after(TOLD_EVERY_MS, () => {
      this.#cancel = null
      this.#show()
    })
  }
}
