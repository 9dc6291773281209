/** The countdown to the close of a round. Its timer ends it: the wall clock may be set while it runs. */
import type { Command } from '@eds/session/protocol'
import type { EpochMs, RoundId } from '@eds/session/session'
import type { SessionState } from '@eds/session/state'
import type { Clock } from './clock.ts'

const CLOSE_AGAIN_MS = 1000

/** One session's countdown; there is one at a time. */
export class Countdown {
  readonly #clock: Clock
  readonly #ranOut: (round: RoundId) => void
  /** The one that runs or has run out. */
  #current: { round: RoundId; closesAt: EpochMs; isOver: boolean; isArmed: boolean } | null = null
  #cancel = () => {}
  #isStopped = false

  /** @param ranOut called when a countdown has run, and again until the round is closed */
  constructor(clock: Clock, ranOut: (round: RoundId) => void) {
    this.#clock = clock
    this.#ranOut = ranOut
  }

  /**
   * From the stored state, so that a restart goes on counting down where the last server stopped. Armed once: counted
   * anew at every command, on a clock that was set back, it would never run out.
   */
  arm({ rounds, plan }: SessionState): void {
    const due = [...rounds.values()].find((round) => round.state === 'open' && round.closesAt !== null)
    if (this.#isStopped || due?.state !== 'open' || due.closesAt === null) {
      this.#cancel()
      this.#current = null
      return
    }
    const { id: round, closesAt } = due
    const known = this.#current?.round === round && this.#current.closesAt === closesAt ? this.#current : null
    if (known?.isArmed) return
    const isOver = known?.isOver ?? false
    this.#current = { round, closesAt, isOver, isArmed: true }
    const longestMs = plan.settings.countdownSeconds * 1000
    const leftMs = isOver ? 0 : closesAt - this.#clock.now()
    this.#runFor(Math.min(Math.max(0, leftMs), longestMs), round)
  }

  /** Runs out once more: the round could not be closed. Nothing when the close has been taken back meanwhile. */
  again(round: RoundId): void {
    if (this.#current?.round !== round) return
    this.#runFor(CLOSE_AGAIN_MS, round)
  }

  /** Stops its timer until it is armed again. What has run out stays so. */
  pause(): void {
    this.#cancel()
    if (this.#current !== null) this.#current.isArmed = false
  }

  /** For good. */
  stop(): void {
    this.#isStopped = true
    this.pause()
  }

  /** When a command counts as come: for what a countdown lets in, before or after its end by the timer. */
  timeOf(command: Command, at: EpochMs): EpochMs {
    if (command.type !== 'castBallot' && command.type !== 'castAssistedBallot' && command.type !== 'keepOpen') return at
    const current = this.#current?.round === command.round ? this.#current : null
    if (current === null) return at
    return current.isOver ? Math.max(at, current.closesAt) : Math.min(at, current.closesAt - 1)
  }

  #runFor(delayMs: number, round: RoundId): void {
    this.#cancel()
    this.#cancel = this.#clock.after(delayMs, () => {
      if (this.#current?.round === round) this.#current.isOver = true
      this.#ranOut(round)
    })
  }
}
