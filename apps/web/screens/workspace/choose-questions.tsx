/** Which questions the session asks: by domain or goal with a select-all, in plain words with the official ones at hand. */
import type { Question } from '@eds/assessment/assessment'
import { useEffect, useRef } from 'react'
import { chosenOf, type SessionDraft } from './session-draft.ts'

type Section = { code: string; name: string; questions: readonly Question[] }
type Choose = (questions: readonly string[], chosen: boolean) => void

/** @param choose called with the questions and whether they are now chosen */
export function ChooseQuestions({
  sections,
  groupingWord,
  draft,
  error,
  choose,
}: {
  sections: readonly Section[]
  groupingWord: string
  draft: SessionDraft
  error: string | null
  choose: Choose
}) {
  return (
    <div id="questions" className={error === null ? undefined : 'eds-field--wrong'}>
      {error !== null && (
        <p className="eds-field__error" id="questions-error">
          Wrong: {error}
        </p>
      )}
      {sections.map((section) => (
        <fieldset
          className="eds-fieldset"
          key={section.code}
          aria-describedby={error === null ? undefined : 'questions-error'}
        >
          <legend className="eds-legend">
            {groupingWord} {section.code}: {section.name}
          </legend>
          <div className="eds-options">
            <SelectAll section={section} draft={draft} choose={choose} />
            <div className="ws-inside">
              {section.questions.map((question) => (
                <label className="eds-option" key={question.id} htmlFor={`question-${question.id}`}>
                  <input
                    id={`question-${question.id}`}
                    type="checkbox"
                    checked={draft.questions.has(question.id)}
                    onChange={(event) => choose([question.id], event.currentTarget.checked)}
                  />
                  <span className="eds-option__label">
                    {question.outcome} {question.title}
                  </span>
                  <span className="eds-option__hint">{question.question}</span>
                </label>
              ))}
            </div>
          </div>
          <OfficialWords section={section} />
        </fieldset>
      ))}
    </div>
  )
}

function SelectAll({ section, draft, choose }: { section: Section; draft: SessionDraft; choose: Choose }) {
  const box = useRef<HTMLInputElement>(null)
  const ids = section.questions.map((question) => question.id)
  const chosen = chosenOf(draft, ids)
  // HTML has no attribute for a box that is partly ticked.
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = chosen === 'some'
  }, [chosen])
  const count = ids.filter((question) => draft.questions.has(question)).length
  return (
    <label className="eds-option" htmlFor={`questions-${section.code}`}>
      <input
        ref={box}
        id={`questions-${section.code}`}
        type="checkbox"
        checked={chosen === 'all'}
        onChange={(event) => choose(ids, event.currentTarget.checked)}
      />
      <span className="eds-option__label">All {ids.length} questions</span>
      <span className="eds-option__hint">{count === 0 ? 'None chosen' : `${count} chosen`}</span>
    </label>
  )
}

function OfficialWords({ section }: { section: Section }) {
  const outcomes = new Map(section.questions.map((question) => [question.outcome, question]))
  return (
    <details>
      <summary>The official words</summary>
      <dl className="ws-official">
        {[...outcomes.values()].map(({ outcome, words, wordsConfirmed }) => (
          <div key={outcome}>
            <dt>{outcome}</dt>
            <dd>
              {words}
              {!wordsConfirmed && <em> (unconfirmed wording)</em>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
