/** What stands in the way, at the top of a form, each with a link to the control that mends it. */
import { type MouseEvent, useEffect, useId, useRef } from 'react'

/** Something to mend; `field` is the id of its control or of the group around it, null when no control can mend it. */
export type SummaryLine = { field: string | null; words: string }

/**
 * Takes the focus each time it is given new lines, so that a screen reader says it and the keyboard is beside it.
 * @param lines nothing is drawn for an empty list; keep the same array until there is something new to say
 */
export function ErrorSummary({ title, lines }: { title: string; lines: readonly SummaryLine[] }) {
  const box = useRef<HTMLDivElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (lines.length > 0) box.current?.focus()
  }, [lines])
  if (lines.length === 0) return null
  return (
    <div className="eds-errors" ref={box} tabIndex={-1} aria-labelledby={titleId} role="alert">
      <h2 className="eds-errors__title" id={titleId}>
        {title}
      </h2>
      <ul className="eds-errors__list">
        {lines.map(({ field, words }) => (
          <li key={`${field} ${words}`}>
            {field === null ? (
              words
            ) : (
              <a href={`#${field}`} onClick={(event) => moveTo(event, field)}>
                {words}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Shows a control's legend or label at the top and puts the focus on it; a plain jump would hide the words above it. */
function moveTo(event: MouseEvent, field: string) {
  const target = document.getElementById(field)
  if (target === null) return
  event.preventDefault()
  const isControl = target.matches('input, textarea, select, button')
  const control = isControl ? target : (target.querySelector<HTMLElement>('input, textarea') ?? target)
  const words = isControl ? (target.closest('.eds-field, fieldset') ?? target) : target
  words.scrollIntoView()
  control.focus({ preventScroll: true })
}
