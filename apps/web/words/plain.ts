/** A framework's grades, questions, groups and characteristics in the chosen language, with the English to set beside. */

import type { CharacteristicId } from '@eds/frameworks/characteristics'
import type { FrameworkId, Grade } from '@eds/frameworks/framework'
import { gradeIn } from '@eds/frameworks/grades'
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { COMBINED_GROUP } from '@eds/session/session'
import { useMemo } from 'react'
import { trustEn } from './trust-en.ts'
import { type Reading, useReading } from './use-words.tsx'

/** Every word that comes from a framework, in the language that is read. */
export type Plain = {
  /** The name of a grade; in another language that name with the official one in brackets. */
  readonly gradeName: (framework: FrameworkId, grade: Grade) => string
  /** The translated name alone; null in English. */
  readonly ownGradeName: (grade: Grade) => string | null
  readonly gradeMeaning: (framework: FrameworkId, grade: Grade) => string
  /** A question; `english` is null where it is shown in English anyway. `lang` marks English within another language. */
  readonly question: (
    framework: FrameworkId,
    asked: { outcome: string; question: string },
  ) => { text: string; english: string | null; lang: 'en-GB' | undefined }
  /** The short name of a question, with its service as it is called. */
  readonly questionTitle: (
    framework: FrameworkId,
    asked: { outcome: string; title: string; service: { name: string } | null },
  ) => string
  readonly groupName: (group: { id: string; name: string }) => string
  /** Who is meant by a default group; null for a group that an assessment named. */
  readonly groupWho: (group: { id: string; name: string }) => string | null
  /** Its name in the Equality Act stands in brackets behind a translated one. */
  readonly characteristic: (each: { id: CharacteristicId; name: string; plainMeaning: string }) => {
    name: string
    meaning: string
  }
}

/** Only the names an assessment left alone are translated: a renamed group keeps the name it was given. */
const isDefault = (group: { id: string; name: string }): boolean =>
  STAKEHOLDER_GROUPS.some(({ id, name }) => id === group.id && name === group.name)
const isCombined = ({ id, name }: { id: string; name: string }): boolean =>
  id === COMBINED_GROUP && name === trustEn['group.combined']

const beside = (official: string, own: string | null): string =>
  own === null || own === official ? official : `${own} (${official})`

/** @returns the framework's words in a language that has been fetched. */
export function plainOf({ t, file }: Pick<Reading, 't' | 'file'>): Plain {
  const plain = file?.plain ?? null
  const ownGradeName = (grade: Grade) => plain?.gradeNames?.[grade] ?? null
  const gradeName = (framework: FrameworkId, grade: Grade) =>
    beside(gradeIn(framework, grade).name, ownGradeName(grade))
  return {
    gradeName,
    ownGradeName,
    gradeMeaning: (framework, grade) => plain?.meanings[framework][grade] ?? gradeIn(framework, grade).meaning,
    question: (framework, { outcome, question }) => {
      const own = plain?.outcomes[framework]?.[outcome]?.question
      if (own !== undefined) return { text: own, english: question, lang: undefined }
      return { text: question, english: null, lang: plain === null ? undefined : 'en-GB' }
    },
    questionTitle: (framework, { outcome, title, service }) => {
      const own = plain?.outcomes[framework]?.[outcome]?.title
      if (own === undefined) return title
      return service === null ? own : `${own}: ${service.name}`
    },
    groupName: (group) => {
      if (isCombined(group)) return t('group.combined')
      return isDefault(group) ? (plain?.groups[group.id]?.name ?? group.name) : group.name
    },
    groupWho: (group) => {
      if (!isDefault(group)) return null
      return plain?.groups[group.id]?.who ?? STAKEHOLDER_GROUPS.find(({ id }) => id === group.id)?.plainWho ?? null
    },
    characteristic: ({ id, name, plainMeaning }) => ({
      name: beside(name, plain?.characteristics[id]?.name ?? null),
      meaning: plain?.characteristics[id]?.meaning ?? plainMeaning,
    }),
  }
}

/** @returns the framework's words in the language that is read; one object for each language. */
export function usePlain(): Plain {
  const reading = useReading()
  return useMemo(() => plainOf(reading), [reading])
}
