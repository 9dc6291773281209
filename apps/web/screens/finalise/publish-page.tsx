/** Publishing: what is left, what will be public, who signs; and afterwards where the report is. */
import type { Report } from '@eds/report/report-record'
import { type FormEvent, useState } from 'react'
import { z } from 'zod/mini'
import { useSend } from '../../live/send.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorSummary } from '../../parts/error-summary.tsx'
import { Checkboxes, Field } from '../../parts/field.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { PreviewButtons } from './file-buttons.tsx'
import { useKeptWords } from './kept-words.ts'
import type { Task } from './left-to-do.ts'
import { NoTotalNotice } from './no-total-notice.tsx'
import {
  CHECKS,
  FEWEST_SIGNATORIES,
  MOST_SIGNATORIES,
  NEVER_PUBLIC,
  type Problem,
  PUBLIC_PARTS,
  publicationOf,
} from './publishing.ts'
import { useRefusalLines } from './refusal-lines.ts'
import { TaskList } from './task-list.tsx'

const NO_PROBLEMS: readonly Problem[] = []
const NO_NAMES: readonly string[] = Array.from({ length: FEWEST_SIGNATORIES }, () => '')
const FIELDS = { 'second-signatory-needed': 'signatory-1' } as const

export function PublishPage({ tasks, report }: { tasks: readonly Task[]; report: Report | null }) {
  if (tasks.length > 0) {
    return (
      <>
        <Notice tone="warn" title="The report cannot be published yet">
          <p>Do these first.</p>
        </Notice>
        <TaskList tasks={tasks} />
        <h2>Read it already</h2>
        <PreviewButtons draft />
      </>
    )
  }
  return (
    <>
      <NoTotalNotice report={report} />
      <PublishForm />
    </>
  )
}

function PublishForm() {
  const [typed, setNames, forget] = useKeptWords('signatories', z.array(z.string()))
  const names = typed ?? NO_NAMES
  const [checked, setChecked] = useState<readonly string[]>([])
  const [problems, setProblems] = useState(NO_PROBLEMS)
  const { send, state } = useSend()
  const refused = useRefusalLines(state, FIELDS)
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.words

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (state.kind === 'sending') return
    const made = publicationOf({ signatories: names, checked: new Set(checked) })
    setProblems(made.ok ? NO_PROBLEMS : made.problems)
    if (!made.ok) return
    const answer = await send(made.command)
    if (answer.status !== 'saved') return
    forget()
    announce('The report is published')
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary title="There is something to mend first" lines={problems} />
      <ErrorSummary title="The report was not published" lines={refused} />
      <h2>1. Read it once more</h2>
      <PreviewButtons draft />
      <h2>2. Know what everybody will see</h2>
      <div className="fin-public">
        <div>
          <h3>In the report and the trail</h3>
          <ul>
            {PUBLIC_PARTS.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>Never published</h3>
          <ul>
            {NEVER_PUBLIC.map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        </div>
      </div>
      <h2>3. Confirm</h2>
      <div id="checks">
        <Checkboxes
          legend="Confirm each of these"
          name="checks"
          error={errorOf('checks')}
          value={checked}
          onChange={setChecked}
          options={CHECKS.map(({ id, words }) => ({ value: id, label: words }))}
        />
      </div>
      <h2>4. Sign</h2>
      <p>At least two different people sign. Their names stand in the report and in the trail.</p>
      {names.map((name, at) => (
        <Field
          // biome-ignore lint/suspicious/noArrayIndexKey: reason: a name's place is what it is, names are only added at the end
          key={at}
          id={`signatory-${at}`}
          label={`${ORDINALS[at] ?? 'Further'} signatory: name and post${at < FEWEST_SIGNATORIES ? '' : ' (optional)'}`}
          error={errorOf(`signatory-${at}`)}
          value={name}
          autoComplete="off"
          onChange={(event) => {
            const typed = event.currentTarget.value
            setNames(names.map((other, place) => (place === at ? typed : other)))
          }}
        />
      ))}
      {names.length < MOST_SIGNATORIES && (
        <p className="fin-another">
          <Button
            look="quiet"
            onClick={() => {
              const id = `signatory-${names.length}`
              setNames([...names, ''])
              // The field exists only after this press has been drawn.
              requestAnimationFrame(() => document.getElementById(id)?.focus())
            }}
          >
            Add another signatory
          </Button>
        </p>
      )}
      <Button type="submit" busy={state.kind === 'sending' ? 'Publishing…' : null}>
        Publish the report
      </Button>
    </form>
  )
}

const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth'] as const
