/** The words that a form is about, as the records hold them now: whoever declines or deletes them sees what they are. */
import { type Words, wordsOf } from '@eds/audit/erasable'
import type { EvidenceId, RedactableText } from '@eds/session/session'
import { unreachable } from '@eds/session/unreachable'
import { useDesk, useSession } from '../../live/session.tsx'
import { ERASED } from './take-out.tsx'

/** Evidence that waits, was declined or can be read by the room. */
export function WordsOfEvidence({ evidence }: { evidence: EvidenceId }) {
  const proposed = useDesk(
    (desk) => desk.all('proposals').find((each) => each.evidence.id === evidence)?.evidence.claim,
  )
  const accepted = useSession((room) => room.one('evidence', evidence)?.claim)
  return <Quoted words={proposed ?? accepted ?? null} />
}

/** An objection, why evidence was declined, the reason or dissent of a record, or what an act of the list says. */
export function WordsOfText({ text }: { text: RedactableText }) {
  const objection = useDesk((desk) =>
    text.kind === 'objection' ? desk.all('objections').find(({ id }) => id === text.objection)?.reason : undefined,
  )
  const standing = useDesk((desk) =>
    text.kind === 'decline-reason'
      ? desk.all('proposals').find(({ evidence }) => evidence.id === text.evidence)?.standing
      : undefined,
  )
  const agreement = useSession((room) =>
    text.kind === 'agreement'
      ? room.all('agreements').find(({ question, number }) => question === text.question && number === text.number)
      : undefined,
  )
  const act = useSession((room) => (text.kind === 'entry' ? room.one('feed', String(text.seq)) : null))
  switch (text.kind) {
    case 'entry':
      return (
        <>
          <p>{HOW_MUCH[act?.act ?? ''] ?? 'Every reason and name written in this act goes. What was decided stays.'}</p>
          <Quoted words={act?.reason ?? null} />
        </>
      )
    case 'objection':
      return <Quoted words={objection ?? null} />
    case 'decline-reason':
      return <Quoted words={standing?.state === 'declined' ? standing.reason : null} />
    case 'agreement':
      return <Quoted words={agreement?.[text.part] ?? null} />
    default:
      return unreachable(text)
  }
}

/** By the act: what goes with the words of one. */
const HOW_MUCH: Readonly<Record<string, string>> = {
  castAssistedBallot: 'The helper’s name goes from every vote that was entered under it. The votes stay.',
  declineEvidence: 'Every reason why this evidence was declined goes. It stays declined.',
  settleFinalGrade: 'The rationale, the reason, the second signatory and the owner go. The grade stays.',
  publishReport: 'The names of all who signed go. The report stays published.',
}

const Quoted = ({ words }: { words: Words | null }) =>
  words === null ? null : <blockquote className="desk-queue__claim">{wordsOf(words, ERASED)}</blockquote>
