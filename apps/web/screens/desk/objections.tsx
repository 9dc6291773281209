/** Reasoned objections: each is heard before a grade is called agreed. */
import { wordsOf } from '@eds/audit/erasable'
import type { Objection } from '@eds/session/session'
import { useDesk } from '../../live/session.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { CardAct } from './card-act.tsx'
import type { DeskForm } from './next-step.ts'
import { oneOfList } from './one-of-list.ts'
import { Key } from './people-here.tsx'
import { ERASED, TakeOut } from './take-out.tsx'

export function Objections({ facts, openForm }: { facts: RoomFacts; openForm: (form: DeskForm) => void }) {
  const all = useDesk((desk) => desk.all('objections'))
  const open = all.filter(({ state }) => state === 'open').toSorted((a, b) => a.at - b.at)
  const heard = all.filter(({ state }) => state === 'heard').toSorted((a, b) => a.at - b.at)
  return (
    <section className="desk-panel" aria-labelledby="desk-objections">
      <h2 id="desk-objections" tabIndex={-1}>
        Objections to hear <span className="desk-count">{open.length === 0 ? 'none' : open.length}</span> <Key of="H" />
      </h2>
      {open.length === 0 ? null : (
        <ul className="desk-queue">
          {open.map((objection, at) => (
            <ObjectionItem
              key={objection.id}
              objection={objection}
              which={oneOfList(objection.reason, at + 1, open.length)}
              facts={facts}
              openForm={openForm}
            />
          ))}
        </ul>
      )}
      {heard.length === 0 ? null : (
        <details>
          <summary>{`${heard.length} ${heard.length === 1 ? 'has' : 'have'} been heard`}</summary>
          <ul className="desk-evidence">
            {heard.map((objection, at) => (
              <li key={objection.id}>
                {wordsOf(objection.reason, ERASED)}{' '}
                <TakeOut
                  words={objection.reason}
                  what={`${WORDS_OF_IT} that was heard`}
                  which={oneOfList(objection.reason, at + 1, heard.length)}
                  onPress={openTakeOut(objection, openForm)}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const WORDS_OF_IT = 'the words of this objection'

const openTakeOut = (objection: Objection, openForm: (form: DeskForm) => void) => () =>
  openForm({ name: 'redact-text', text: { kind: 'objection', objection: objection.id } })

function ObjectionItem(props: {
  objection: Objection
  which: string
  facts: RoomFacts
  openForm: (form: DeskForm) => void
}) {
  const { objection, which, facts, openForm } = props
  const question = facts.questions.find(({ id }) => id === objection.question)
  const group = facts.groups.find(({ id }) => id === objection.group)
  return (
    <li className="desk-queue__item">
      <p className="desk-queue__about">
        <b>{question?.outcome ?? ''}</b> {group?.name ?? 'From a small group, which is not named'}
      </p>
      <p className="desk-queue__claim">{wordsOf(objection.reason, ERASED)}</p>
      <p className="eds-quiet desk-hint">
        Speaking is up to them. You may read the reason out without saying whose it is.
      </p>
      <CardAct
        command={{ type: 'answerObjection', objection: objection.id }}
        label="Mark as heard"
        which={which}
        look="secondary"
        said="Objection marked as heard."
        focus="desk-objections"
        beside={
          <TakeOut
            words={objection.reason}
            what={WORDS_OF_IT}
            which={which}
            onPress={openTakeOut(objection, openForm)}
          />
        }
      />
    </li>
  )
}
