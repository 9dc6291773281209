/** A labelled input, text area or group of choices, with its hint and its error tied to it for screen readers. */
import { type ComponentProps, Fragment, type ReactNode, useId } from 'react'
import { useWords } from '../words/use-words.tsx'

type About = { label: ReactNode; hint?: ReactNode; error?: string | null | undefined }

const described = (...ids: (string | null)[]): string | undefined => {
  const present = ids.filter((id) => id !== null)
  return present.length === 0 ? undefined : present.join(' ')
}

/** One line of text. Every attribute of `input` may be given. */
export function Field({ label, hint, error, className, id, ...input }: About & ComponentProps<'input'>) {
  const own = useId()
  const inputId = id ?? own
  const hintId = hint === undefined ? null : `${own}-hint`
  const errorId = error ? `${own}-error` : null
  return (
    <div className={error ? 'eds-field eds-field--wrong' : 'eds-field'}>
      <label className="eds-field__label" htmlFor={inputId}>
        {label}
      </label>
      <FieldNotes hint={hint} hintId={hintId} error={error} errorId={errorId} />
      <input
        {...input}
        id={inputId}
        className={['eds-input', className ?? ''].join(' ').trim()}
        aria-describedby={described(hintId, errorId)}
        aria-invalid={error ? true : undefined}
      />
    </div>
  )
}

/** A list to choose one from. Children are `option` elements. */
export function Select({ label, hint, error, className, id, children, ...select }: About & ComponentProps<'select'>) {
  const own = useId()
  const selectId = id ?? own
  const hintId = hint === undefined ? null : `${own}-hint`
  const errorId = error ? `${own}-error` : null
  return (
    <div className={error ? 'eds-field eds-field--wrong' : 'eds-field'}>
      <label className="eds-field__label" htmlFor={selectId}>
        {label}
      </label>
      <FieldNotes hint={hint} hintId={hintId} error={error} errorId={errorId} />
      <select
        {...select}
        id={selectId}
        className={['eds-select', className ?? ''].join(' ').trim()}
        aria-describedby={described(hintId, errorId)}
        aria-invalid={error ? true : undefined}
      >
        {children}
      </select>
    </div>
  )
}

/**
 * Several lines of text with the number of characters left. Nothing is cut off: too long a text is kept and said to be
 * too long. @param limit in characters
 */
export function TextArea({
  label,
  hint,
  error,
  limit,
  value,
  id,
  className,
  ...area
}: About & Omit<ComponentProps<'textarea'>, 'value'> & { limit?: number; value: string }) {
  const t = useWords()
  const own = useId()
  const areaId = id ?? own
  const hintId = hint === undefined ? null : `${own}-hint`
  const errorId = error ? `${own}-error` : null
  const countId = limit === undefined ? null : `${own}-count`
  const left = limit === undefined ? 0 : limit - value.length
  return (
    <div className={error ? 'eds-field eds-field--wrong' : 'eds-field'}>
      <label className="eds-field__label" htmlFor={areaId}>
        {label}
      </label>
      <FieldNotes hint={hint} hintId={hintId} error={error} errorId={errorId} />
      <textarea
        rows={5}
        {...area}
        id={areaId}
        value={value}
        className={['eds-textarea', className ?? ''].join(' ').trim()}
        aria-describedby={described(hintId, errorId, countId)}
        aria-invalid={error ? true : undefined}
      />
      {countId === null ? null : (
        <p id={countId} className={left < 0 ? 'eds-count eds-count--over' : 'eds-count'}>
          {left < 0 ? t('field.over', { count: -left }) : t('field.left', { count: left })}
        </p>
      )}
    </div>
  )
}

/** @param divider a word above this option that sets it and what follows apart, such as "Or" */
export type Option<V extends string> = {
  value: V
  label: ReactNode
  hint?: ReactNode
  disabled?: boolean
  divider?: ReactNode
}

type Choices<V extends string> = {
  legend: ReactNode
  /** `l` when the legend is the page's question. */
  legendSize?: 'm' | 'l'
  hint?: ReactNode
  error?: string | null | undefined
  name: string
  options: readonly Option<V>[]
  inline?: boolean
}

/** Native radios in a fieldset: arrow keys, one tab stop, the legend read first. @param value null while nothing is chosen */
export function Radios<V extends string>(props: Choices<V> & { value: V | null; onChange: (value: V) => void }) {
  const { value, onChange, ...choices } = props
  return (
    <ChoiceFieldset {...choices}>
      {(option, id) => (
        <input
          id={id}
          type="radio"
          name={props.name}
          value={option.value}
          checked={value === option.value}
          disabled={option.disabled ?? false}
          onChange={() => onChange(option.value)}
        />
      )}
    </ChoiceFieldset>
  )
}

/** Native checkboxes in a fieldset. `onChange` gets the whole new list, in the order of the options. */
export function Checkboxes<V extends string>(
  props: Choices<V> & { value: readonly V[]; onChange: (value: V[]) => void },
) {
  const { value, onChange, ...choices } = props
  return (
    <ChoiceFieldset {...choices}>
      {(option, id) => (
        <input
          id={id}
          type="checkbox"
          name={props.name}
          value={option.value}
          checked={value.includes(option.value)}
          disabled={option.disabled ?? false}
          onChange={(event) => {
            const isOn = event.currentTarget.checked
            onChange(
              props.options
                .map((each) => each.value)
                .filter((each) => (each === option.value ? isOn : value.includes(each))),
            )
          }}
        />
      )}
    </ChoiceFieldset>
  )
}

function ChoiceFieldset<V extends string>({
  legend,
  legendSize = 'm',
  hint,
  error,
  options,
  inline = false,
  children,
}: Choices<V> & { children: (option: Option<V>, id: string) => ReactNode }) {
  const own = useId()
  const hintId = hint === undefined ? null : `${own}-hint`
  const errorId = error ? `${own}-error` : null
  return (
    <fieldset
      className={error ? 'eds-fieldset eds-field--wrong' : 'eds-fieldset'}
      aria-describedby={described(hintId, errorId)}
    >
      <legend className={legendSize === 'l' ? 'eds-legend eds-legend--l' : 'eds-legend'}>{legend}</legend>
      <FieldNotes hint={hint} hintId={hintId} error={error} errorId={errorId} />
      <div className={inline ? 'eds-options eds-options--inline' : 'eds-options'}>
        {options.map((option) => (
          <Fragment key={option.value}>
            {option.divider === undefined ? null : <p className="eds-options__divider">{option.divider}</p>}
            <label className="eds-option" htmlFor={`${own}-${option.value}`}>
              {children(option, `${own}-${option.value}`)}
              <span className="eds-option__label">{option.label}</span>
              {option.hint === undefined ? null : <span className="eds-option__hint">{option.hint}</span>}
            </label>
          </Fragment>
        ))}
      </div>
    </fieldset>
  )
}

function FieldNotes(props: {
  hint: ReactNode
  hintId: string | null
  error: string | null | undefined
  errorId: string | null
}) {
  const t = useWords()
  return (
    <>
      {props.hintId === null ? null : (
        <div id={props.hintId} className="eds-field__hint">
          {props.hint}
        </div>
      )}
      {props.errorId === null || !props.error ? null : (
        <p id={props.errorId} className="eds-field__error">
          {t('field.error', { error: props.error })}
        </p>
      )}
    </>
  )
}
