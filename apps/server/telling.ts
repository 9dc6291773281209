/** What people are told of votes and of the trail while a round is open: behind the state, in steps. */
import type { Head } from '@eds/audit/trail'
import type { SessionState } from '@eds/session/state'
import { TURNOUT_EVERY_MS, turnoutOf } from '@eds/session/turnout'
import type { Clock } from './clock.ts'

/** What is on disk, of which not all is told yet. */
type Standing = { readonly state: SessionState; readonly head: Head }

/** One session's: see `packages/session/turnout.ts` for why. */
export class Telling {
  readonly #clock: Clock
  readonly #stored: Standing
  readonly #show: () => void
  #told: { turnout: ReturnType<typeof turnoutOf>; head: Head; voters: SessionState['voters'] }
  #cancel: (() => void) | null = null
  #isStopped = false

  /** @param stored is looked at whenever something may be told @param show called when a step has told something */
  constructor(clock: Clock, stored: Standing, show: () => void) {
    this.#clock = clock
    this.#stored = stored
    this.#show = show
    this.#told = this.#all()
    this.#later()
  }

  get turnout(): ReturnType<typeof turnoutOf> {
    return this.#told.turnout
  }
  /** The newest entry that anybody is told of. */
  get head(): Head {
    return this.#told.head
  }
  /** By round, the seats that anybody is told have voted. */
  get voters(): SessionState['voters'] {
    return this.#told.voters
  }

  /**
   * After anything but a vote. Of the votes it tells only that a round was opened or is no longer open; within a round the
   * head waits for the next step, as the trail up to it counts the votes that helpers entered.
   */
  afterAct(): void {
    const now = turnoutOf(this.#stored.state)
    if (now === null || now.round !== this.#told.turnout?.round) this.#told = this.#all()
    this.#later()
  }

  /** For good. */
  stop(): void {
    this.#isStopped = true
    this.#cancel?.()
  }

  /** In steps of its own from the opening on, whenever votes come, so that a step does not tell when one came. */
  #later(): void {
    if (this.#isStopped || this.#told.turnout === null || this.#cancel !== null) return
    this.#cancel = this.#clock.after(TURNOUT_EVERY_MS, () => {
      this.#cancel = null
      const all = this.#all()
      // The trail counts the votes that helpers entered: while all are too few to be told, it waits as well.
      const isTooFew = all.turnout !== null && all.turnout.received === null
      this.#told = isTooFew ? { ...this.#told, turnout: all.turnout } : all
      this.#later()
      this.#show()
    })
  }

  #all(): { turnout: ReturnType<typeof turnoutOf>; head: Head; voters: SessionState['voters'] } {
    const { state, head } = this.#stored
    return { turnout: turnoutOf(state), head, voters: state.voters }
  }
}
