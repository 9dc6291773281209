/** What the server refused, in words: why, and what to do next. */
import type { Refusal, RefusalCode } from '@eds/session/refusals'
import { useWords } from '../words/use-words.tsx'
import type { WordKey } from '../words/words.ts'
import { Notice } from './notice.tsx'

type PlainKey = Extract<WordKey, `refusal.${RefusalCode}` | `refusal.${RefusalCode}.next`>

/** Two sentences per code; the types make sure that no code is without them. */
function keysOf(code: RefusalCode): { why: PlainKey; next: PlainKey } {
  return { why: `refusal.${code}`, next: `refusal.${code}.next` }
}

/** @returns why it was refused and what to do next, as two sentences */
export function useRefusalWords(): (refusal: Refusal) => { why: string; next: string } {
  const t = useWords()
  return ({ code }) => {
    const keys = keysOf(code)
    return { why: t(keys.why), next: t(keys.next) }
  }
}

/**
 * A refusal as an alert. @param title defaults to "Not done"
 * @param detail the server's own words below it where it said any, for staff who may need them
 */
export function RefusalMessage(props: { refusal: Refusal; title?: string; detail?: boolean }) {
  const { refusal, title, detail = false } = props
  const t = useWords()
  const words = useRefusalWords()(refusal)
  return (
    <Notice tone="bad" live="assertive" title={title ?? t('refusal.title')}>
      <p>
        {words.why} {words.next}
      </p>
      {detail && refusal.detail !== '' ? (
        <p className="eds-quiet">{t('refusal.detail', { detail: refusal.detail })}</p>
      ) : null}
    </Notice>
  )
}
