/** Evidence from the room: what waits, as nothing is projected before somebody has read it, and what was declined. */
import { wordsOf } from '@eds/audit/erasable'
import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import type { Proposal } from '@eds/session/session'
import { useRef } from 'react'
import { useDesk } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice, Tag } from '../../parts/notice.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { Declined } from './declined.tsx'
import { IDENTIFIER_NAMES, identifiersIn } from './identifiers.ts'
import type { DeskForm } from './next-step.ts'
import { oneOfList } from './one-of-list.ts'
import { Key } from './people-here.tsx'
import { ERASED, TakeOut } from './take-out.tsx'
import { useDeskSend } from './undo-bar.tsx'

/** @returns what waits, the oldest first, the current question's before the others'. */
export function waitingProposals(proposals: readonly Proposal[], current: string | null): Proposal[] {
  const isCurrent = (proposal: Proposal) => (proposal.evidence.question === current ? 0 : 1)
  return proposals
    .filter(({ standing }) => standing.state === 'waiting')
    .toSorted((a, b) => isCurrent(a) - isCurrent(b) || a.evidence.at - b.evidence.at)
}

export function Queue({ facts, openForm }: { facts: RoomFacts; openForm: (form: DeskForm) => void }) {
  const proposals = useDesk((desk) => desk.all('proposals'))
  const waiting = waitingProposals(proposals, facts.session.currentQuestion)
  return (
    <section className="desk-panel" aria-labelledby="desk-queue">
      <h2 id="desk-queue" tabIndex={-1}>
        Evidence that waits <span className="desk-count">{waiting.length === 0 ? 'none' : waiting.length}</span>{' '}
        <Key of="Q" />
      </h2>
      {waiting.length === 0 ? (
        <p className="eds-quiet">What people propose on their phones comes here first. Nobody else sees it yet.</p>
      ) : (
        <ul className="desk-queue">
          {waiting.map((proposal, at) => (
            <QueueItem
              key={proposal.evidence.id}
              proposal={proposal}
              which={oneOfList(proposal.evidence.claim, at + 1, waiting.length)}
              facts={facts}
              openForm={openForm}
            />
          ))}
        </ul>
      )}
      <Declined facts={facts} openForm={openForm} />
    </section>
  )
}

function QueueItem(props: { proposal: Proposal; which: string; facts: RoomFacts; openForm: (form: DeskForm) => void }) {
  const { proposal, which, facts, openForm } = props
  const { evidence } = proposal
  const { send, state } = useDeskSend()
  const card = useRef<HTMLLIElement>(null)
  const claim = wordsOf(evidence.claim, ERASED)
  const source = evidence.source === null ? null : wordsOf(evidence.source, ERASED)
  const question = facts.questions.find(({ id }) => id === evidence.question)
  const from = evidence.from.kind === 'room' ? evidence.from.group : null
  const group = facts.groups.find(({ id }) => id === from)
  const found = identifiersIn(`${claim}\n${source ?? ''}`)

  const accept = async () => {
    const after = neighbourOf(card.current)
    const answer = await send({ type: 'acceptEvidence', evidence: evidence.id })
    if (answer.status !== 'saved') return
    announce('Evidence accepted. Everybody can read it now.')
    after.focus()
  }
  return (
    <li className="desk-queue__item" ref={card} data-evidence={evidence.id}>
      <p className="desk-queue__about">
        <b>{question?.outcome ?? ''}</b> {question?.title ?? ''}
        {evidence.question === facts.session.currentQuestion ? null : <Tag>Another question</Tag>}
      </p>
      <p className="desk-queue__claim">{claim}</p>
      <p className="eds-quiet">
        {source === null ? 'No source given' : `Source: ${source}`}. From{' '}
        {group === undefined ? 'somebody in the room (group not shown)' : group.name}.
      </p>
      {evidence.characteristics.length === 0 ? null : (
        <ul className="eds-tags">
          {evidence.characteristics.map((id) => (
            <li key={id}>
              <Tag>{CHARACTERISTICS.find((each) => each.id === id)?.name ?? id}</Tag>
            </li>
          ))}
        </ul>
      )}
      {found.length === 0 ? (
        <p className="eds-quiet desk-hint">Look for details that could point at one person before you accept.</p>
      ) : (
        <Notice tone="warn" title="This may point at a person">
          <ul className="desk-found">
            {found.map(({ kind, found: text }) => (
              <li key={`${kind} ${text}`}>
                <mark>{text}</mark> looks like {IDENTIFIER_NAMES[kind]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} detail /> : null}
      {facts.session.phase === 'closed' ? (
        <p>
          The session is closed: this stays undecided, and nobody else sees it.{' '}
          <TakeOut
            words={evidence.claim}
            what="this evidence that was not decided"
            which={which}
            onPress={() => openForm({ name: 'redact', evidence: evidence.id })}
          />
        </p>
      ) : (
        <div className="eds-buttons">
          <Button
            look={found.length === 0 ? 'secondary' : 'quiet'}
            data-accept
            data-first={found.length === 0 ? '' : undefined}
            aria-label={state.kind === 'sending' ? undefined : `Accept A${which}`}
            busy={state.kind === 'sending' ? 'Accepting…' : null}
            onClick={() => void accept()}
          >
            Accept <Key of="A" />
          </Button>
          <Button
            look={found.length === 0 ? 'quiet' : 'secondary'}
            data-decline
            // Enter must not show a person to the room.
            data-first={found.length === 0 ? undefined : ''}
            aria-label={`Decline D${which}`}
            onClick={() => openForm({ name: 'decline', evidence: evidence.id })}
          >
            Decline <Key of="D" />
          </Button>
        </div>
      )}
    </li>
  )
}

/** What takes the focus when this card goes: the next card's first button, the one before, or the panel's heading. */
function neighbourOf(card: HTMLElement | null): { focus: () => void } {
  const isHere = card?.contains(document.activeElement) ?? false
  const other = card?.nextElementSibling ?? card?.previousElementSibling ?? null
  const target = other?.querySelector<HTMLElement>('[data-first]') ?? document.getElementById('desk-queue')
  return { focus: () => (isHere ? target?.focus() : undefined) }
}
