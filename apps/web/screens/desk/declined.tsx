/** Evidence that was declined, with the reason its author reads: it can wait again, and words that must go can go. */
import { wordsOf } from '@eds/audit/erasable'
import type { Proposal } from '@eds/session/session'
import { useDesk } from '../../live/session.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { CardAct } from './card-act.tsx'
import type { DeskForm } from './next-step.ts'
import { oneOfList } from './one-of-list.ts'
import { ERASED, TakeOut } from './take-out.tsx'

type DeclinedProposal = Proposal & { standing: Extract<Proposal['standing'], { state: 'declined' }> }

const isDeclined = (proposal: Proposal): proposal is DeclinedProposal => proposal.standing.state === 'declined'

/** Folded below the queue; nothing while nothing is declined. */
export function Declined({ facts, openForm }: { facts: RoomFacts; openForm: (form: DeskForm) => void }) {
  const declined = useDesk((desk) => desk.all('proposals'))
    .filter(isDeclined)
    .toSorted((a, b) => b.standing.at - a.standing.at)
  if (declined.length === 0) return null
  return (
    <details>
      <summary>Declined ({declined.length})</summary>
      <ul className="desk-queue">
        {declined.map((proposal, at) => (
          <DeclinedItem
            key={proposal.evidence.id}
            proposal={proposal}
            which={oneOfList(proposal.evidence.claim, at + 1, declined.length)}
            facts={facts}
            openForm={openForm}
          />
        ))}
      </ul>
    </details>
  )
}

function DeclinedItem(props: {
  proposal: DeclinedProposal
  which: string
  facts: RoomFacts
  openForm: (form: DeskForm) => void
}) {
  const { proposal, which, facts, openForm } = props
  const { evidence, standing } = proposal
  const question = facts.questions.find(({ id }) => id === evidence.question)
  return (
    <li className="desk-queue__item">
      <p className="desk-queue__about">
        <b>{question?.outcome ?? ''}</b> {question?.title ?? ''}
      </p>
      <p className="desk-queue__claim">
        {wordsOf(evidence.claim, ERASED)}{' '}
        <TakeOut
          words={evidence.claim}
          what="this declined evidence"
          which={which}
          onPress={() => openForm({ name: 'redact', evidence: evidence.id })}
        />
      </p>
      <p>
        Your reason: {wordsOf(standing.reason, ERASED)}{' '}
        <TakeOut
          words={standing.reason}
          what="the reason why this was declined"
          which={which}
          onPress={() => openForm({ name: 'redact-text', text: { kind: 'decline-reason', evidence: evidence.id } })}
        />
      </p>
      {facts.session.phase === 'closed' ? null : (
        <CardAct
          command={{ type: 'returnEvidence', evidence: evidence.id }}
          label="Let it wait again"
          which={which}
          look="quiet"
          said="The evidence waits again."
          focus="desk-queue"
        />
      )}
    </li>
  )
}
