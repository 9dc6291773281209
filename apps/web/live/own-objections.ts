/** Which objections this seat has raised, so that it can take them back after a reload. Their words are not kept. */
import { ObjectionId, QuestionId } from '@eds/session/session'
import { z } from 'zod'

const Kept = z.array(z.object({ id: ObjectionId, question: QuestionId }))
type Kept = z.infer<typeof Kept>

const key = (session: string) => `eds.objections.${session}`

/** @returns this seat's objections to a question, oldest first */
export const ownObjections = (session: string, question: QuestionId): ObjectionId[] =>
  read(session)
    .filter((kept) => kept.question === question)
    .map(({ id }) => id)

/** Remembers an objection once it is saved. */
export const keepObjection = (session: string, id: ObjectionId, question: QuestionId): void =>
  write(session, [...read(session), { id, question }])

/** Forgets one that was taken back or heard. */
export const dropObjection = (session: string, id: ObjectionId): void =>
  write(
    session,
    read(session).filter((kept) => kept.id !== id),
  )

function read(session: string): Kept {
  try {
    const kept = Kept.safeParse(JSON.parse(window.localStorage.getItem(key(session)) ?? '[]'))
    return kept.success ? kept.data : []
  } catch {
    // Storage is forbidden: taking back works until the page is closed.
    return []
  }
}

function write(session: string, kept: Kept): void {
  try {
    window.localStorage.setItem(key(session), JSON.stringify(kept))
  } catch {
    // As above.
  }
}
