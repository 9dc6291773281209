/** The form that publishes: who signs, what they have checked, and the command it becomes. */
import type { CommandOf } from '@eds/session/protocol'
import { nameKey } from '@eds/session/text'

/** What the signatories confirm before everybody can read the report; every line must be ticked. */
export const CHECKS: readonly { id: string; words: string }[] = [
  {
    id: 'people',
    words:
      'I have read the evidence, the reasons and the dissent, and nothing in them names or describes a patient. The record keeps that I said so.',
  },
  { id: 'grades', words: 'The final grades are right, and every grade that differs from the room’s says why.' },
  { id: 'names', words: 'The owners and the people who sign agree that their names are published.' },
  { id: 'final', words: 'I understand that after publishing nothing in this session can be changed.' },
]

/** What everybody will be able to read, in plain words. */
export const PUBLIC_PARTS: readonly string[] = [
  'the organisation, the year and the framework',
  'the evidence of the organisation, and the evidence from the room that the facilitator accepted',
  'for every question: what the organisation proposed, what each round of voting said, what the room agreed, any objection or dissent, and the final grade with its reason',
  'who owns each outcome, and the action plan',
  'how many people took part in each stakeholder group, with small numbers hidden',
  'the points and how they were added up',
  'the names of the people who sign',
  'the trail: every act in order, so that anybody can check that nothing was changed',
]

/** What is never published, in plain words. */
export const NEVER_PUBLIC: readonly string[] = [
  'what any person chose: the link between a seat and its vote was destroyed when each round closed',
  'the votes of a group that is too small to show',
  'evidence that was declined or withdrawn, and why it was',
]

export const FEWEST_SIGNATORIES = 2
export const MOST_SIGNATORIES = 6
export const NAME_LIMIT = 200

/** What is on the form: names as typed, and the checks that are ticked. */
export type PublishDraft = { signatories: readonly string[]; checked: ReadonlySet<string> }

/** Something to mend; `field` is the id of the control to move to. */
export type Problem = { field: string; words: string }

/** The command, or every problem in the order of the form. Empty boxes beyond the first two names are left out. */
export function publicationOf(
  draft: PublishDraft,
): { ok: true; command: CommandOf<'publishReport'> } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = []
  const missing = CHECKS.filter((check) => !draft.checked.has(check.id)).length
  if (missing > 0)
    problems.push({
      field: 'checks',
      words: missing === 1 ? 'Confirm the one that is left' : `Confirm all ${CHECKS.length}`,
    })
  const names = draft.signatories.map((name) => name.trim())
  names.forEach((name, at) => {
    const field = `signatory-${at}`
    if (name === '' && at < FEWEST_SIGNATORIES)
      problems.push({ field, words: `Enter the ${at === 0 ? 'first' : 'second'} signatory’s name` })
    if (name.length > NAME_LIMIT) problems.push({ field, words: `A name must be ${NAME_LIMIT} characters or fewer` })
    const same = names.findIndex((other) => other !== '' && nameKey(other) === nameKey(name))
    if (name !== '' && same < at)
      problems.push({ field, words: `“${name}” signs twice: two different people must sign` })
  })
  if (names.length < FEWEST_SIGNATORIES)
    problems.push({ field: `signatory-${names.length}`, words: 'At least two people must sign' })
  if (problems.length > 0) return { ok: false, problems }
  const signatories = names.filter((name) => name !== '')
  return { ok: true, command: { type: 'publishReport', signatories, textsChecked: true } }
}
