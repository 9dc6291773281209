/** Evidence that somebody is writing. */
import type { CharacteristicId } from '@eds/frameworks/characteristics'
import type { QuestionId } from '@eds/session/session'

/** What is being written, before it is sent. */
export type EvidenceDraft = {
  question: QuestionId
  claim: string
  source: string
  characteristics: readonly CharacteristicId[]
  showGroup: boolean
}

/** @returns nothing written yet; the group is shown only if its person says so */
export const emptyDraft = (question: QuestionId): EvidenceDraft => ({
  question,
  claim: '',
  source: '',
  characteristics: [],
  showGroup: false,
})
