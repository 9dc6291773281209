/** Makes a session from an assessment: its title, questions, stakeholder groups and rules, then its links. */
import { type Assessment, questionsOf } from '@eds/assessment/assessment'
import { frameworkById } from '@eds/frameworks/frameworks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { ApiError } from '../../live/api.ts'
import { Button } from '../../parts/button.tsx'
import { ErrorSummary, type SummaryLine } from '../../parts/error-summary.tsx'
import { Field } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { sessionAddress } from './addresses.ts'
import { SESSIONS_KEY } from './assessments.ts'
import { ChooseGroups } from './choose-groups.tsx'
import { ChooseQuestions } from './choose-questions.tsx'
import { ChooseSettings } from './choose-settings.tsx'
import { makeSession } from './make-session.ts'
import { choose, draftFor, newSessionOf, type Problem, type SessionDraft, TITLE_LIMIT } from './session-draft.ts'

const NO_PROBLEMS: readonly Problem[] = []

export function NewSession({ assessment, token }: { assessment: Assessment; token: string }) {
  const framework = frameworkById(assessment.framework)
  const questions = useMemo(() => questionsOf(assessment), [assessment])
  const agenda = questions.map((question) => question.id)
  const [draft, setDraft] = useState<SessionDraft>(() =>
    draftFor(
      `${assessment.organisation}: ${framework.name} grading workshop ${assessment.year}`.slice(0, TITLE_LIMIT),
      questions.map((question) => question.id),
      assessment.stakeholderGroups,
    ),
  )
  const [problems, setProblems] = useState(NO_PROBLEMS)
  const [, go] = useLocation()
  const queries = useQueryClient()
  const making = useMutation({
    mutationFn: (choice: Parameters<typeof makeSession>[1]) => makeSession(assessment.id, choice, token),
    onSuccess: async (links) => {
      await queries.invalidateQueries({ queryKey: SESSIONS_KEY })
      go(`${sessionAddress(links.session)}&new=yes`)
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (making.isPending) return
    const made = newSessionOf(draft, agenda)
    if (made.ok) {
      setProblems(NO_PROBLEMS)
      making.mutate(made.choice)
    } else {
      making.reset()
      setProblems(made.problems)
    }
  }

  const sections = framework.groupings.map(({ code, name }) => ({
    code,
    name,
    questions: questions.filter((question) => question.grouping === code),
  }))
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.words ?? null
  const refused = useMemo<SummaryLine[]>(
    () => (making.error === null ? [] : [{ field: null, words: whyNot(making.error) }]),
    [making.error],
  )

  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary title="There is something to mend first" lines={problems} />
      <ErrorSummary title="The session was not made" lines={refused} />
      <h2>1. Title</h2>
      <Field
        id="title"
        label="What is this session called?"
        hint="Everybody sees the title when they join, and it stands in the report."
        error={errorOf('title')}
        value={draft.title}
        onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
      />
      <h2>2. Questions</h2>
      <p>
        Choose what the room will grade. {draft.questions.size} of {questions.length} questions are chosen.
      </p>
      <ChooseQuestions
        sections={sections}
        groupingWord={framework.groupingWord === 'domain' ? 'Domain' : 'Goal'}
        draft={draft}
        error={errorOf('questions')}
        choose={(ids, chosen) => setDraft((before) => choose(before, ids, chosen))}
      />
      <LeftOut count={questions.length - draft.questions.size} hasTotal={framework.hasTotal} />
      <h2>3. Stakeholder groups</h2>
      <p>
        People choose one of these groups when they sit down. Each group has the same say in the result, however many
        people it has.
      </p>
      <p>
        Untick the groups that nobody will come from. Of those that stay, some must have voted before a question gets a
        grade:
      </p>
      <ul>
        {framework.groupings.map(({ code, mustHear }) => (
          <li key={code}>
            {framework.groupingWord === 'domain' ? 'Domain' : 'Goal'} {code}:{' '}
            {mustHear
              .map((needed) => draft.groups.find(({ id }) => id === needed)?.name ?? null)
              .filter((name) => name !== null)
              .join(' and ') || 'none'}
          </li>
        ))}
      </ul>
      <ChooseGroups draft={draft} problems={problems} change={setDraft} />
      <h2>4. Rules</h2>
      <p>
        These are safe choices already, and everybody can read them. During the session the first three can only be made
        stricter. The countdown and the seats stay as they are.
      </p>
      <ChooseSettings draft={draft} problems={problems} change={setDraft} />
      <Button type="submit" busy={making.isPending ? 'Making the session…' : null}>
        Make the session
      </Button>
    </form>
  )
}

/** Why the server made no session, and what to do. */
function whyNot(error: Error): string {
  if (error instanceof ApiError) {
    if (error.status === 401 || error.status === 403)
      return 'This link to the workspace is not valid any more. Open the workspace from the newest link.'
    return error.refusal?.detail ?? 'The server could not make it. Try again in a minute.'
  }
  return 'The server cannot be reached. Check the network, then press “Make the session” again.'
}

/** What a report can and cannot say once questions are left out of its session: nobody can add them afterwards. */
function LeftOut({ count, hasTotal }: { count: number; hasTotal: boolean }) {
  if (count === 0) return null
  return (
    <Notice tone="warn" title={count === 1 ? '1 question is left out' : `${count} questions are left out`}>
      <p>
        The report can say what the room made of each question you choose. The others stand in it without a grade
        {hasTotal
          ? ', so it gives no total and no rating, only the lowest and the highest total that are possible. That stays so: no question can be added once the session is made.'
          : '. That stays so: no question can be added once the session is made.'}
      </p>
    </Notice>
  )
}
