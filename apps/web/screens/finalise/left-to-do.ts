/** What stands between this session and a published report, as a list to work through. */
import type { Domain1Choice, Phase } from '@eds/session/session'
import { isOvertaken } from './settlement.ts'
import { agreementOf, finalOf, type Standing, servicesOf } from './standing.ts'

/** The page a task is done on; null where somebody else must act. */
export type Task = { id: string; search: string | null; words: string; note: string | null }

/** Addresses inside the finalise screen, as the search part. */
export const searchOf = {
  question: (question: string) => `?question=${encodeURIComponent(question)}`,
  domain1: '?part=domain-1',
  publish: '?part=publish',
  overview: '',
} as const

/** Whether a rule must be chosen: the framework has a total and more than one service was graded. */
export function needsDomain1Rule(hasTotal: boolean, standings: readonly Standing[]): boolean {
  return hasTotal && servicesOf(standings).length > 1
}

/**
 * Everything that publishing still waits for, in the order in which to do it; empty when the report can be published.
 * @param input.hasTotal whether the framework adds points up
 */
export function leftToDo(input: {
  standings: readonly Standing[]
  phase: Phase
  hasTotal: boolean
  domain1: Domain1Choice | null
}): Task[] {
  const tasks: Task[] = []
  if (input.phase !== 'closed') {
    tasks.push({
      id: 'close-session',
      search: null,
      words: 'The facilitator closes the session',
      note: 'You can settle each grade as soon as the room has agreed it, but only a closed session can be published.',
    })
  }
  const unsettled = input.standings.filter((standing) => finalOf(standing) === null || isOvertaken(standing))
  const unfinished = input.phase === 'closed' ? [] : unsettled.filter((standing) => agreementOf(standing) === null)
  if (unfinished.length > 0) {
    tasks.push({
      id: WAIT_FOR_ROOM,
      search: null,
      words:
        unfinished.length === 1 ? 'The room finishes 1 question' : `The room finishes ${unfinished.length} questions`,
      note: unfinished.map(nameOf).join('; '),
    })
  }
  for (const standing of unsettled) {
    if (unfinished.includes(standing)) continue
    tasks.push({
      id: settleTaskOf(standing.question.id),
      search: searchOf.question(standing.question.id),
      words: `Settle ${nameOf(standing)}`,
      note: noteOf(standing),
    })
  }
  if (needsDomain1Rule(input.hasTotal, input.standings) && input.domain1 === null) {
    tasks.push({
      id: DOMAIN_1,
      search: searchOf.domain1,
      words: 'Choose how the services become one Domain 1 score',
      note: null,
    })
  }
  return tasks
}

/**
 * What one question still waits for, in the words and with the note of the whole list; null when it is settled.
 * @param tasks as `leftToDo` gives them
 */
export function leftToDoHere(standing: Standing, tasks: readonly Task[]): Pick<Task, 'words' | 'note'> | null {
  const own = taskOn(standing, tasks)
  if (own !== null) return { words: 'Settle the final grade', note: own.note }
  // When it can be settled is said in the place of the form, which the words lead to.
  return finalOf(standing) === null ? { words: 'The room finishes this question', note: null } : null
}

/** What there is to do on one question now; null when it is settled or the room has not finished with it. */
export const taskOn = (standing: Standing, tasks: readonly Task[]): Task | null =>
  tasks.find(({ id }) => id === settleTaskOf(standing.question.id)) ?? null

/**
 * The whole list, parted for a page that shows every question: `next` is the first thing that can be done here, `rest` what
 * is not about one question, without `next` and without naming questions again. @param tasks as `leftToDo` gives them
 */
export function partTasks(
  standings: readonly Standing[],
  tasks: readonly Task[],
): { next: Task | null; rest: readonly Task[] } {
  const next = tasks.find(({ search }) => search !== null) ?? null
  const ofQuestions = new Set(standings.map(({ question }) => settleTaskOf(question.id)))
  const rest = tasks.filter((task) => task !== next && !ofQuestions.has(task.id))
  return { next, rest: rest.map((task) => (task.id === WAIT_FOR_ROOM ? { ...task, note: null } : task)) }
}

const WAIT_FOR_ROOM = 'wait-for-room'
const DOMAIN_1 = 'domain-1'

const settleTaskOf = (question: string): string => `settle-${question}`

/** Where to go on after something is saved, with its words. */
export type NextStep = { href: string; words: string }

/** @returns what to do once the Domain 1 rule is saved: the next thing that can be done here, or publishing. @param tasks as `leftToDo` gives them */
export function afterRule(tasks: readonly Task[]): NextStep {
  const left = tasks.filter(({ id }) => id !== DOMAIN_1)
  if (left.length === 0) return { href: searchOf.publish, words: 'Check and publish' }
  const next = left.find(({ search }) => search !== null)
  // What is left waits for others: the list says for whom.
  return next?.search == null
    ? { href: '?', words: 'Back to all questions' }
    : { href: next.search, words: `Next: ${next.words}` }
}

/** A question by its code and title, which ends in the service's name where there is one. */
export const nameOf = ({ question }: Standing): string => `${question.outcome} ${question.title}`

function noteOf(standing: Standing): string | null {
  if (isOvertaken(standing)) return 'The room agreed something else after you settled it. Look at it again.'
  const agreement = agreementOf(standing)
  if (agreement === null) return 'The room recorded no agreement. A grade needs a reason and a second signatory.'
  if (agreement.outcome.kind === 'no-grade') return 'The room gave no grade: there were not enough voices.'
  return agreement.outcome.kind === 'split' ? 'The room was split. Your decision needs a reason.' : null
}
