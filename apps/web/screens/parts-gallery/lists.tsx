/** The gallery's parts that hold other things: tables, the task list, what is folded, words set apart, cards. */
import { GradeMark } from '../../parts/grade-mark.tsx'
import { Tag } from '../../parts/notice.tsx'
import { MoreWords, useWords } from '../../words/use-words.tsx'
import { wallEn } from '../../words/wall-en.ts'
import type { Task } from '../finalise/left-to-do.ts'
import { TaskList } from '../finalise/task-list.tsx'
import { LONG_TEXT, Part, State } from './part.tsx'
import '../../styles/workspace.scss'
import '../../styles/wall.scss'
import '../../styles/finalise.scss'

const POINTS = [
  { name: 'Domain 1', points: '7 of 12' },
  { name: 'Domain 2', points: 'No points' },
]
const PLANNED = [
  { question: '1A', action: 'Interpreters can be booked from the first letter on.', until: 'March 2027' },
  { question: '1B', action: LONG_TEXT, until: 'None given' },
]
const HERE = [
  { group: 'Patients and service users', isNeeded: true, phones: '12', seats: '14' },
  { group: LONG_TEXT, isNeeded: false, phones: '–', seats: '–' },
]

export function TablePart() {
  return (
    <Part
      name="Table"
      folder="styles"
      file="workspace.scss"
      when="For figures and facts that are read across and down. Its first column names the row; an empty cell says so."
    >
      <State name="Figures">
        <table className="ws-table ws-table--small">
          <caption className="eds-hidden">Points of each domain</caption>
          <thead>
            <tr>
              <th scope="col">Domain</th>
              <th scope="col">Points</th>
            </tr>
          </thead>
          <tbody>
            {POINTS.map(({ name, points }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="fin-number">{points}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </State>
      <State name="On the desk, close together; a row without anybody is paler">
        <table className="desk-table">
          <caption className="eds-hidden">Example of people by stakeholder group</caption>
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col">Phones</th>
              <th scope="col">Seats</th>
            </tr>
          </thead>
          <tbody>
            {HERE.map(({ group, isNeeded, phones, seats }) => (
              <tr key={group} data-empty={seats === '–' ? 'yes' : undefined}>
                <th scope="row">
                  {group}
                  {isNeeded ? <span className="desk-needed"> needed</span> : null}
                </th>
                <td>{phones}</td>
                <td>{seats}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </State>
      <State name="Of words: in a narrow window each row is a card" wide>
        <table className="ws-table ws-table--stacks">
          <caption>Domain 1: Commissioned or provided services</caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              <th scope="col">Action</th>
              <th scope="col">Completion date</th>
            </tr>
          </thead>
          <tbody>
            {PLANNED.map(({ question, action, until }) => (
              <tr key={question}>
                <td>
                  <span className="ws-table__heading">Question</span>
                  <strong>{question}</strong>
                </td>
                <td>
                  <span className="ws-table__heading">Action</span>
                  {action}
                </td>
                <td>
                  <span className="ws-table__heading">Completion date</span>
                  {until}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </State>
    </Part>
  )
}

const TASKS: readonly Task[] = [
  { id: 'settle', search: '?part=settle', words: 'Settle 1A', note: 'The room agreed a grade.' },
  { id: 'long', search: '?part=long', words: LONG_TEXT, note: null },
  {
    id: 'close',
    search: null,
    words: 'The facilitator closes the session',
    note: 'Only a closed session can be published.',
  },
]

export function TaskListPart() {
  return (
    <Part
      name="Task list"
      folder="screens/finalise"
      file="task-list.tsx"
      when="On the lead’s page: what is left before publishing. What is done leaves the list."
    >
      <State name="With a way to it, without a note, and for somebody else to do" wide>
        <TaskList tasks={TASKS} />
      </State>
    </Part>
  )
}

export function DetailsPart() {
  return (
    <Part
      name="Details"
      folder="styles"
      file="main.scss"
      when="For what few people need at this moment. Never for what somebody must read before an act."
    >
      <State name="Folded">
        <details>
          <summary>How this is added up</summary>
          <p>1A has 2 points.</p>
        </details>
      </State>
      <State name="Open">
        <details open>
          <summary>Earlier votes</summary>
          <ul>
            <li>Vote 1: the room was split.</li>
            <li>Vote 2: nearly there.</li>
          </ul>
        </details>
      </State>
      <State name="Long text">
        <details open>
          <summary>{LONG_TEXT}</summary>
          <p>{LONG_TEXT}</p>
        </details>
      </State>
    </Part>
  )
}

export function InsetPart() {
  return (
    <Part
      name="Inset text"
      folder="styles"
      file="wall.scss"
      when="For the framework’s own words beside ours, so that nobody takes one for the other."
    >
      <State name="Official words on the wall" wide>
        <div className="gallery-wall">
          <MoreWords words={wallEn}>
            <OfficialWords />
          </MoreWords>
        </div>
      </State>
      <State name="Words that belong to the choice above them" wide>
        <div className="ws-inside">
          <p>{LONG_TEXT}</p>
        </div>
      </State>
    </Part>
  )
}

function OfficialWords() {
  const t = useWords()
  return (
    <p className="wall__official">
      <b>{t('wall.question.official')}: </b>Patients (service users) have required levels of access to the service
    </p>
  )
}

export function CardPart() {
  return (
    <Part
      name="Card"
      folder="styles"
      file="main.scss"
      when="For one thing among several of its kind: a session, a question, a piece of evidence."
    >
      <State name="One piece of evidence">
        <div className="eds-card">
          <p>The leaflets are in English only.</p>
          <p className="eds-tags">
            <Tag tone="info">Race</Tag>
          </p>
          <p className="eds-quiet">From a person in the room.</p>
        </div>
      </State>
      <State name="With a heading and a grade">
        <div className="eds-card">
          <h4>1A: Access to the service</h4>
          <p>
            <GradeMark framework="eds-2022" grade={2} />
          </p>
        </div>
      </State>
      <State name="Long text">
        <div className="eds-card">
          <h4>{LONG_TEXT}</h4>
          <p>{LONG_TEXT}</p>
        </div>
      </State>
      <State name="Beside each other" wide>
        <ul className="ws-cards">
          {['Perinatal workshop', 'Maternity workshop'].map((title) => (
            <li className="eds-card" key={title}>
              <h4>{title}</h4>
              <p>
                <Tag tone="good">Open</Tag>
              </p>
            </li>
          ))}
        </ul>
      </State>
    </Part>
  )
}
