/** Answers to commands, as they are kept and sent. */
import type { Head } from '@eds/audit/trail'
import { Answer } from '@eds/session/protocol'
import type { Refusal, RefusalCode } from '@eds/session/refusals'
import type { StoredAnswer } from './store.ts'

/** Stands for the fingerprint of a command whose words were taken out: from the old one they could be guessed. */
export const FORGOTTEN = ''

/** An answer ready to send: `text` is the same to the byte for every retry. `refusal` is null when it says "saved". */
export type Given = { refusal: RefusalCode | null; text: string }

/** @param head the entry that the command made; while a round is open, the newest that anybody is told of */
export function savedAnswer(commandId: string, head: Head, made: string | null): Given {
  const answer: Answer = { status: 'saved', commandId, seq: head.seq, head: head.hash, made }
  return { refusal: null, text: JSON.stringify(answer) }
}

export function refusedAnswer(commandId: string | null, { code, detail }: Refusal): Given {
  const answer: Answer = { status: 'refused', commandId, refusal: { code, detail } }
  return { refusal: code, text: JSON.stringify(answer) }
}

/** Said while nothing can be kept. It is not kept either: the sender tries the same command again. */
export const notStored = (commandId: string): Given =>
  refusedAnswer(commandId, { code: 'storage-unavailable', detail: 'it is not saved yet; the server is trying again' })

/** Said where the program itself failed: final for the sender, and not kept, as nothing was decided. */
export const faulty = (commandId: string | null): Given =>
  refusedAnswer(commandId, { code: 'server-fault', detail: 'something went wrong here; nothing was changed' })

/** @throws when what was kept is no answer: the store is broken. */
export function answerAgain({ answer }: StoredAnswer): Given {
  const parsed = Answer.parse(JSON.parse(answer))
  return { refusal: parsed.status === 'refused' ? parsed.refusal.code : null, text: answer }
}
