/** A refusal of the server as lines of an error summary, beside the control that mends it where there is one. */
import type { Refusal, RefusalCode } from '@eds/session/refusals'
import { useMemo } from 'react'
import type { SendState } from '../../live/send.tsx'
import type { SummaryLine } from '../../parts/error-summary.tsx'
import { useRefusalWords } from '../../parts/refusal-message.tsx'

const NONE: readonly SummaryLine[] = []

/** @param fields the control that mends each code; the same object on every call */
export function useRefusalLines(
  state: SendState,
  fields: Readonly<Partial<Record<RefusalCode, string>>>,
): readonly SummaryLine[] {
  const words = useRefusalWords()
  const refusal: Refusal | null = state.kind === 'refused' ? state.refusal : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: reason: only a new refusal is something new to say
  return useMemo(() => {
    if (refusal === null) return NONE
    const { why, next } = words(refusal)
    return [{ field: fields[refusal.code] ?? null, words: `${why} ${next}` }]
  }, [refusal])
}
