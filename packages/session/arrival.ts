/** What somebody who sits down is told at once: the answer, and with it all that their seat would ask for next. */
import { z } from 'zod/mini'
import { Answer, OwnSeat, SeatStanding } from './protocol.ts'

/**
 * `POST /api/sessions/:id/arrivals`: a command of the door as at `…/commands`, sent with the new seat's own secret as token.
 * The reply to a saved one; whatever else comes back is an `Answer`. On a slow line each question costs more than what is
 * answered, so what `GET …/standing`, `…/seat` and `…/room` would tell comes along.
 */
export const Arrival = z.object({
  answer: Answer,
  standing: SeatStanding,
  /** Null, as the room is, for somebody who only asks for a seat: their secret opens nothing yet. */
  seat: z.nullable(OwnSeat),
  /** A `DocumentCopy`: checked by who reads it. */
  room: z.nullable(z.unknown()),
})
export type Arrival = z.infer<typeof Arrival>
