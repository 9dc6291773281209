/** What is left to do before publishing, each as a link to where it is done. */
import { Link } from 'wouter'
import type { Task } from './left-to-do.ts'

export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ol className="fin-tasks">
      {tasks.map(({ id, search, words, note }) => (
        <li key={id}>
          {search === null ? <strong>{words}</strong> : <Link href={search}>{words}</Link>}
          {note !== null && <p className="eds-quiet">{note}</p>}
        </li>
      ))}
    </ol>
  )
}
