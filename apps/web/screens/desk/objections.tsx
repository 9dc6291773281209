/** Reasoned objections: each is heard before a grade is called agreed. */
import { wordsOf } from '@eds/audit/erasable'
import type { Objection } from '@eds/session/session'
import { useDesk } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { announce } from '../../parts/live-region.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { useDeskSend } from './undo-bar.tsx'

export function Objections({ facts }: { facts: RoomFacts }) {
  const all = useDesk((desk) => desk.all('objections'))
  const open = all.filter(({ state }) => state === 'open').toSorted((a, b) => a.at - b.at)
  const heard = all.filter(({ state }) => state === 'heard').length
  return (
    <section className="desk-panel" aria-labelledby="desk-objections">
      <h2 id="desk-objections" tabIndex={-1}>
        Objections to hear <span className="desk-count">{open.length === 0 ? 'none' : open.length}</span>
      </h2>
      {open.length === 0 ? null : (
        <ul className="desk-queue">
          {open.map((objection) => (
            <ObjectionItem key={objection.id} objection={objection} facts={facts} />
          ))}
        </ul>
      )}
      {heard === 0 ? null : (
        <p className="eds-quiet">
          {heard} {heard === 1 ? 'has' : 'have'} been heard.
        </p>
      )}
    </section>
  )
}

function ObjectionItem({ objection, facts }: { objection: Objection; facts: RoomFacts }) {
  const { send, state } = useDeskSend()
  const question = facts.questions.find(({ id }) => id === objection.question)
  const group = facts.groups.find(({ id }) => id === objection.group)
  const answer = async () => {
    const reply = await send({ type: 'answerObjection', objection: objection.id })
    if (reply.status !== 'saved') return
    announce('Objection marked as heard.')
    document.getElementById('desk-objections')?.focus()
  }
  return (
    <li className="desk-queue__item">
      <p className="desk-queue__about">
        <b>{question?.outcome ?? ''}</b> {group?.name ?? 'A group'}
      </p>
      <p className="desk-queue__claim">{wordsOf(objection.reason, 'This text has been erased.')}</p>
      <p className="eds-quiet desk-hint">
        Speaking is up to them. You may read the reason out without saying whose it is.
      </p>
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} detail /> : null}
      <Button look="secondary" busy={state.kind === 'sending' ? 'Saving…' : null} onClick={() => void answer()}>
        Mark as heard
      </Button>
    </li>
  )
}
