/** What people are told of votes and of the trail while a round is open: behind the state, in steps. */
import type { Head } from '@eds/audit/trail'
import type { SessionState } from '@eds/session/state'
import { TURNOUT_EVERY_MS, turnoutOf } from '@eds/session/turnout'
import type { Clock } from './clock.ts'

/** What is on disk, of which not all is told yet. */
type Standing = { readonly state: SessionState; readonly head: Head; readonly openedAt: Head | null }

/** What of it is told. */
type Told = { turnout: ReturnType<typeof turnoutOf>; head: Head; voters: SessionState['voters'] }

/** One session's: see `packages/session/turnout.ts` for why. */
export class Telling {
  readonly #clock: Clock
  readonly #stored: Standing
  readonly #show: () => void
  #told: Told
  #cancel: (() => void) | null = null
  #isStopped = false

  /** @param stored is looked at whenever something may be told @param show called when a step has told something */
  constructor(clock: Clock, stored: Standing, show: () => void) {
    this.#clock = clock
    this.#stored = stored
    this.#show = show
    this.#told = this.#atFirst()
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
    if (now === null || now.round !== this.#told.turnout?.round) this.#told = this.#atFirst()
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
      this.#told = isTooFew(all) ? { ...this.#told, turnout: all.turnout } : all
      this.#later()
      this.#show()
    })
  }

  /**
   * When a round has been opened, and when the server starts amid one: it does not know what it told before. While too few
   * votes are in, nothing has been told since the opening, as a seat that has voted stays one that has. So the entry that
   * opened the round is exactly what phones remember, and no phone sees a head from before the one it has seen, which it
   * would take for a changed record. Nor is it the end of what was stored at once with the opening: that is not known later.
   */
  #atFirst(): Told {
    const all = this.#all()
    if (all.turnout === null || !isTooFew(all)) return all
    const voters = new Map(all.voters).set(all.turnout.round, new Set())
    return { ...all, head: this.#stored.openedAt ?? all.head, voters }
  }

  #all(): Told {
    const { state, head } = this.#stored
    return { turnout: turnoutOf(state), head, voters: state.voters }
  }
}

const isTooFew = ({ turnout }: Told): boolean => turnout !== null && turnout.received === null
