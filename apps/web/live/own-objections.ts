/** Which objections this seat has raised, so that it can take them back after a reload. Their words are not kept. */
import { ObjectionId, QuestionId, type SeatId } from '@eds/session/session'
import { z } from 'zod/mini'

const Kept = z.array(z.object({ id: ObjectionId, question: QuestionId }))
type Kept = z.infer<typeof Kept>

const key = (seat: SeatId) => `eds.objections.${seat}`

/** @returns this seat's objections to a question, oldest first */
export const ownObjections = (seat: SeatId, question: QuestionId): ObjectionId[] =>
  read(seat)
    .filter((kept) => kept.question === question)
    .map(({ id }) => id)

/** Remembers an objection once it is saved. */
export const keepObjection = (seat: SeatId, id: ObjectionId, question: QuestionId): void =>
  write(seat, [...read(seat), { id, question }])

/** Forgets one that was taken back or heard. */
export const dropObjection = (seat: SeatId, id: ObjectionId): void =>
  write(
    seat,
    read(seat).filter((kept) => kept.id !== id),
  )

function read(seat: SeatId): Kept {
  try {
    const kept = Kept.safeParse(JSON.parse(window.localStorage.getItem(key(seat)) ?? '[]'))
    return kept.success ? kept.data : []
  } catch {
    // Storage is forbidden: taking back works until the page is closed.
    return []
  }
}

function write(seat: SeatId, kept: Kept): void {
  try {
    window.localStorage.setItem(key(seat), JSON.stringify(kept))
  } catch {
    // As above.
  }
}
