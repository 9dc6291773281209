/** The agenda: every question by goal or domain, where it stands, and a way to show it to the room. */
import type { FrameworkId } from '@eds/frameworks/framework'
import { unreachable } from '@eds/session/unreachable'
import { useSession } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { Tag } from '../../parts/notice.tsx'
import type { RoomFacts } from '../room/room-facts.ts'
import { useActs } from './acts.tsx'
import { type AgendaItem, agendaOf } from './agenda.ts'
import type { DeskForm } from './next-step.ts'
import { PacePanel } from './pace-panel.tsx'
import { Key } from './people-here.tsx'

/** @param mayClose whether the session can be closed now though that is not its next step: it ends below the agenda */
export function AgendaList(props: { facts: RoomFacts; openForm: (form: DeskForm) => void; mayClose: boolean }) {
  const { facts, openForm, mayClose } = props
  const rounds = useSession((room) => room.all('rounds'))
  const agreements = useSession((room) => room.all('agreements'))
  const { framework, session, questions } = facts
  const agenda = agendaOf({ questions, rounds, agreements, currentQuestion: session.currentQuestion })
  const done = agenda.flatMap(({ items }) => items).filter(({ agreement }) => agreement !== null).length
  const isRunning = rounds.some((round) => round.state === 'open' || round.state === 'closed')
  const word = framework.groupingWord === 'goal' ? 'Goal' : 'Domain'
  return (
    <section className="desk-panel desk-agenda" aria-labelledby="desk-agenda">
      <h2 id="desk-agenda" tabIndex={-1}>
        Agenda <span className="desk-count">{`${done} of ${questions.length} done`}</span> <Key of="G" />
      </h2>
      <PacePanel remaining={questions.length - done} />
      {agenda.map((part) => (
        <div key={part.code}>
          <h3 className="desk-agenda__part">
            {word} {part.code}: {part.name}
          </h3>
          <ol className="desk-agenda__items">
            {part.items.map((item) => (
              <AgendaRow
                key={item.question.id}
                item={item}
                framework={framework.id}
                mayShow={session.phase === 'open' && !isRunning}
              />
            ))}
          </ol>
        </div>
      ))}
      {session.phase === 'open' && isRunning ? (
        <p className="eds-quiet desk-agenda__note">Finish the running round before you show another question.</p>
      ) : null}
      {mayClose ? (
        <Button look="quiet" className="desk-agenda__end" onClick={() => openForm({ name: 'close-session' })}>
          Close the session
        </Button>
      ) : null}
    </section>
  )
}

function AgendaRow({ item, framework, mayShow }: { item: AgendaItem; framework: FrameworkId; mayShow: boolean }) {
  const { send } = useActs()
  const { question, isCurrent } = item
  return (
    <li>
      <button
        type="button"
        className="desk-agenda__item"
        aria-current={isCurrent ? 'step' : undefined}
        aria-disabled={mayShow && !isCurrent ? undefined : true}
        title={isCurrent ? 'The room is on this question' : mayShow ? 'Show this question to the room' : undefined}
        onClick={() => {
          if (mayShow && !isCurrent) send({ type: 'showQuestion', question: question.id })
        }}
      >
        <span className="desk-agenda__code">{question.outcome}</span>
        <span className="desk-agenda__title">{question.title}</span>
        <span className="desk-agenda__standing">
          <Standing item={item} framework={framework} />
        </span>
      </button>
    </li>
  )
}

function Standing({ item, framework }: { item: AgendaItem; framework: FrameworkId }) {
  switch (item.standing) {
    case 'to-do':
      return item.isCurrent ? <Tag tone="info">Now</Tag> : <span className="eds-quiet">To do</span>
    case 'voting':
      return <Tag tone="info">Voting</Tag>
    case 'voted':
      return <Tag tone="warn">Voted</Tag>
    case 'agreed':
      return item.agreement?.outcome.kind === 'agreed' ? (
        <GradeMark framework={framework} grade={item.agreement.outcome.grade} />
      ) : null
    case 'split':
      return <Tag tone="warn">Split</Tag>
    case 'no-evidence':
      return <Tag>Not enough evidence</Tag>
    case 'no-grade':
      return <Tag>Not enough voices</Tag>
    default:
      return unreachable(item.standing)
  }
}
