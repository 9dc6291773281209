/** How the day works, in easy words: two sheets to hand out, readable in black and white. */
import type { Framework } from '@eds/frameworks/framework'
import {
  BookOpen,
  ClipboardCheck,
  Clock,
  Coffee,
  Hand,
  HandHelping,
  type LucideIcon,
  MessagesSquare,
  Monitor,
  Pencil,
  Plus,
  Repeat,
  Smartphone,
  Vote,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { GradeShape } from '../../parts/grade-mark.tsx'
import { QrCode } from '../../parts/qr-code.tsx'
import { type JoinAddress, spacedCode } from '../wall/join-address.ts'

type EasyLine = readonly [icon: LucideIcon, title: string, ...sentences: string[]]

const STEPS: readonly EasyLine[] = [
  [BookOpen, 'We read a question.', 'We look at what is known about it.', 'This is called evidence.'],
  [Plus, 'You can add what you know.', 'Write it on your phone.', 'Or ask a helper to write it.'],
  [Vote, 'You choose a grade.', 'You choose by yourself.', 'The room does not see what you choose.'],
  [Monitor, 'The big screen shows the result.', 'It does not show who chose what.'],
  [MessagesSquare, 'We talk about it.', 'You can say why you see it in another way.'],
  [Repeat, 'We may vote again.', 'You can change your mind.'],
  [ClipboardCheck, 'The grade is written down.', 'If we do not agree, we write that down too.'],
]

const ASKS: readonly EasyLine[] = [
  [HandHelping, 'You can ask for help.'],
  [Clock, 'You can ask for more time.'],
  [Hand, 'You can raise your hand and speak.'],
  [Coffee, 'You can take a break, or leave.'],
]

/** @param questions how many there are today */
export function DaySheets(props: {
  title: string
  organisation: string
  framework: Framework
  questions: number
  join: JoinAddress
  joinCode: string
}) {
  const { title, organisation, framework, questions, join, joinCode } = props
  return (
    <>
      <article className="pack-sheet pack-easy">
        <p className="pack-sheet__place">{title}</p>
        <h2>How today works</h2>
        <p>
          We are here to say how fair {organisation} is.{' '}
          {questions === 1 ? 'We answer 1 question.' : `We answer ${questions} questions.`} For each one we do this:
        </p>
        <EasyList ordered lines={STEPS} />
      </article>
      <article className="pack-sheet pack-easy">
        <p className="pack-sheet__place">{title}</p>
        <h2>How to vote</h2>
        <div className="pack-ways">
          <Way icon={Smartphone} title="By phone">
            <p>Point your phone’s camera at this square. You do not give your name.</p>
            <QrCode text={join.url} label={`Square code that opens ${join.spoken}`} />
            <p>
              Or go to <b className="pack-address">{join.spoken}</b> and use the code{' '}
              <b className="pack-code">{spacedCode(joinCode)}</b>
            </p>
          </Way>
          <Way icon={Pencil} title="On paper">
            <p>Ask for a paper ballot. Do not write your name on it.</p>
            <p>Fold it. Give it to the helper. The helper types it in, so the helper sees it.</p>
          </Way>
          <Way icon={HandHelping} title="With a helper">
            <p>Tell the helper what you choose. The helper sees it. The room does not.</p>
          </Way>
        </div>
        <h3>The grades</h3>
        <GradeMeanings framework={framework} />
        <h3>Two other answers</h3>
        <p>
          <b>Not enough evidence.</b> You cannot tell from what we know.
        </p>
        <p>
          <b>Rather not say.</b> You take part, but you give no grade. That is all right.
        </p>
        <h3>Any time</h3>
        <EasyList lines={ASKS} />
      </article>
    </>
  )
}

function EasyList({ lines, ordered = false }: { lines: readonly EasyLine[]; ordered?: boolean }) {
  const List = ordered ? 'ol' : 'ul'
  return (
    <List className={ordered ? 'pack-lines' : 'pack-lines pack-lines--short'}>
      {lines.map(([Icon, title, ...sentences]) => (
        <li key={title}>
          <Icon className="pack-icon" aria-hidden="true" />
          <div>
            <p>
              <b>{title}</b>
            </p>
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        </li>
      ))}
    </List>
  )
}

function Way({ icon: Icon, title, children }: { icon: LucideIcon; title: string; children: ReactNode }) {
  return (
    <section>
      <h3>
        <Icon className="pack-icon" aria-hidden="true" /> {title}
      </h3>
      {children}
    </section>
  )
}

/** Each grade by its shape, its name and what it means in plain words; the lowest first. */
export function GradeMeanings({ framework }: { framework: Framework }) {
  return (
    <dl className="pack-grades">
      {framework.grades.map(({ grade, name, meaning }) => (
        <div key={grade}>
          <dt>
            <GradeShape grade={grade} /> {name}
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
