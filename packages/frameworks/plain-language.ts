// What a framework's questions, grades, groups and characteristics are in the plain words of another language.
import type { CharacteristicId } from './characteristics.ts'
import type { FrameworkId } from './framework.ts'

/** One outcome in plain words; the official words stay in English beside it. */
export type PlainOutcome = { readonly title: string; readonly question: string }

/**
 * The plain words of one language. An outcome or a group that is not here is shown in English, marked as English.
 * `checkedBy` is the speaker who has read them through; null until then.
 */
export type PlainLanguage = {
  readonly checkedBy: string | null
  /** Lowest first, shown beside the official English name; null where the language is English. */
  readonly gradeNames: readonly [string, string, string, string] | null
  /** What each grade means, lowest first. */
  readonly meanings: Readonly<Record<FrameworkId, readonly [string, string, string, string]>>
  /** By framework and outcome code. */
  readonly outcomes: Readonly<Partial<Record<FrameworkId, Readonly<Record<string, PlainOutcome>>>>>
  /** By id of a default stakeholder group; a group that an assessment added or renamed keeps its own name. */
  readonly groups: Readonly<Record<string, { readonly name: string; readonly who: string }>>
  readonly characteristics: Readonly<
    Partial<Record<CharacteristicId, { readonly name: string; readonly meaning: string }>>
  >
}
