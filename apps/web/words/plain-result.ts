/** What a result says, as sentences in the chosen language. Apart, because no phone needs it before its first vote. */
import type { ConsentOutcome } from '@eds/consensus/consent'
import { type Explanation, explain, explainConsent, explainShown } from '@eds/consensus/explanation'
import type { RoomResult, Shown } from '@eds/consensus/room-result'
import type { FrameworkId, Grade } from '@eds/frameworks/framework'
import { useMemo } from 'react'
import { plainOf } from './plain.ts'
import { type Reading, useReading } from './use-words.tsx'

/** The sentences of a result. */
export type PlainResult = {
  readonly explain: (framework: FrameworkId, room: RoomResult) => Explanation
  readonly explainShown: (framework: FrameworkId, shown: Shown) => string
  readonly explainConsent: (framework: FrameworkId, outcome: ConsentOutcome, grade: Grade) => string
  /** What changed since an earlier round. `english` is the sentence that was recorded with the result. */
  readonly explainChanged: (previous: RoomResult | null, current: RoomResult, english: string) => string | null
}

const GRADES = [0, 1, 2, 3] as const

/** @returns the sentences in a language that has been fetched */
export function plainResultOf({ t, file }: Pick<Reading, 't' | 'file'>): PlainResult {
  const { gradeName } = plainOf({ t, file })
  const names = (framework: FrameworkId) => GRADES.map((grade) => gradeName(framework, grade))
  return {
    explain: (framework, room) =>
      file === null ? explain(room, names(framework)) : file.explainer.explain(t, room, names(framework)),
    explainShown: (framework, shown) =>
      file === null ? explainShown(shown, names(framework)) : file.explainer.shown(t, shown, names(framework)),
    explainConsent: (framework, outcome, grade) =>
      file === null
        ? explainConsent(outcome, gradeName(framework, grade))
        : file.explainer.consent(t, outcome, gradeName(framework, grade)),
    explainChanged: (previous, current, english) =>
      file === null || previous === null ? english : file.explainer.changed(t, previous, current),
  }
}

/** @returns the sentences in the language that is read; one object for each language. */
export function usePlainResult(): PlainResult {
  const reading = useReading()
  return useMemo(() => plainResultOf(reading), [reading])
}
