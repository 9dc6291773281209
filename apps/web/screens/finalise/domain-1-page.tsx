/** Chooses the rule by which several services become one Domain 1 score, seeing what each rule would give. */
import { wordsOf } from '@eds/audit/erasable'
import type { Report } from '@eds/report/report-record'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'
import { z } from 'zod/mini'
import { useSend } from '../../live/send.tsx'
import { useDesk } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { ErrorSummary, type SummaryLine } from '../../parts/error-summary.tsx'
import { Radios, TextArea } from '../../parts/field.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice, Tag } from '../../parts/notice.tsx'
import { domain1Options } from './domain-1-options.ts'
import { useAskBeforeClosing, useKeptWords } from './kept-words.ts'
import type { NextStep } from './left-to-do.ts'
import { useRefusalLines } from './refusal-lines.ts'
import { LIMITS } from './settlement.ts'
import { WrittenActs } from './written-acts.tsx'

const NO_PROBLEMS: readonly SummaryLine[] = []
const NO_FIELDS = {}

/** What is typed and not saved. */
const TypedRule = z.object({ choice: z.nullable(z.string()), reason: z.string() })

/** @param next where to go on after saving, with its words */
export function Domain1Page({
  domain1,
  published,
  next,
}: {
  domain1: NonNullable<Report['domain1']>
  published: boolean
  next: NextStep
}) {
  return (
    <>
      <p className="ws-lead">
        Domain 1 was graded for {domain1.services.length} services. The framework names no rule for making one score of
        them, so the report names the rule you choose, with its reason.
      </p>
      <table className="ws-table ws-table--small">
        <caption>Points of each service now</caption>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Points</th>
          </tr>
        </thead>
        <tbody>
          {domain1.services.map(({ id, name, score }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="fin-number">{score.words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <WrittenActs pick={({ act }) => act === 'chooseDomain1Rule'} />
      {published ? (
        <p>The report is published. Nothing can be changed any more.</p>
      ) : (
        <RuleForm domain1={domain1} next={next} />
      )}
    </>
  )
}

function RuleForm({ domain1, next }: { domain1: NonNullable<Report['domain1']>; next: NextStep }) {
  const options = domain1Options(domain1)
  const chosen = useDesk((desk) => desk.one('domain1', 'chosen'))
  const inUse = chosen === null ? null : (options.find((option) => option.inUse)?.id ?? null)
  const [typed, setTyped, forget] = useKeptWords('rule', TypedRule)
  const choice = typed === null ? inUse : typed.choice
  const reason = typed?.reason ?? (chosen === null || chosen.reason === null ? '' : wordsOf(chosen.reason, ''))
  const [problems, setProblems] = useState(NO_PROBLEMS)
  const { send, state, clear } = useSend()
  const refused = useRefusalLines(state, NO_FIELDS)
  useAskBeforeClosing(typed !== null && state.kind !== 'done')

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (state.kind === 'sending') return
    const option = options.find(({ id }) => id === choice)
    const found: SummaryLine[] = []
    if (option === undefined) found.push({ field: 'rule', words: 'Choose a rule' })
    if (reason.length > LIMITS.reason)
      found.push({ field: 'rule-reason', words: `Reason must be ${LIMITS.reason} characters or fewer` })
    setProblems(found.length === 0 ? NO_PROBLEMS : found)
    if (option === undefined || found.length > 0) return
    const words = reason.trim()
    const answer = await send({
      type: 'chooseDomain1Rule',
      ...option.command,
      reason: words === '' ? null : words,
    })
    if (answer.status !== 'saved') return
    forget()
    announce('The Domain 1 rule is saved')
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ErrorSummary title="There is something to mend first" lines={problems} />
      <ErrorSummary title="The rule was not saved" lines={refused} />
      <div id="rule">
        <Radios
          legend="How do the services become one Domain 1 score?"
          legendSize="l"
          hint="Beside each rule stands what it gives with the grades as they are now."
          error={problems.find(({ field }) => field === 'rule')?.words}
          name="rule"
          value={choice}
          onChange={(next) => {
            setTyped({ choice: next, reason })
            if (state.kind !== 'sending') clear()
          }}
          options={options.map(({ id, name, sentence, score, suggested }) => ({
            value: id,
            label: (
              <span className="fin-rule">
                <span>{name}</span>
                <span className="fin-rule__gives">{score.words}</span>
              </span>
            ),
            hint: (
              <>
                {sentence} {suggested && <Tag tone="info">The careful choice</Tag>}
              </>
            ),
          }))}
        />
      </div>
      <TextArea
        id="rule-reason"
        label="Reason (optional)"
        hint="Why this rule? It stands in the report."
        limit={LIMITS.reason}
        error={problems.find(({ field }) => field === 'rule-reason')?.words}
        value={reason}
        onChange={(event) => {
          setTyped({ choice, reason: event.currentTarget.value })
          if (state.kind !== 'sending') clear()
        }}
      />
      <div className="eds-buttons">
        <Button type="submit" busy={state.kind === 'sending' ? 'Saving…' : null}>
          Save the rule
        </Button>
      </div>
      {state.kind === 'done' && (
        <Notice tone="good" title="Saved">
          <p>The score uses this rule now.</p>
          <p>
            <Link className="eds-button" href={next.href}>
              {next.words}
            </Link>
          </p>
        </Notice>
      )}
    </form>
  )
}
