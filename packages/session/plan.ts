/** A session planned from an assessment: which questions, which groups, and the evidence to read. */
import { type Assessment, entryOf, questionsOf } from '@eds/assessment/assessment'
import { frameworkById, groupingOf } from '@eds/frameworks/frameworks'
import type { NewSession } from './protocol.ts'
import { type Refusal, refuse } from './refusals.ts'
import { COMBINED_GROUP, type EpochMs, Question, SessionPlan } from './session.ts'

/**
 * @param id fresh id of the session. @param joinCode eight characters of the code alphabet.
 * @returns the plan, or a refusal that names the question or group that the choice got wrong.
 */
export function planSession(order: {
  assessment: Assessment
  choice: NewSession
  id: string
  joinCode: string
  at: EpochMs
}): { ok: true; plan: SessionPlan } | { ok: false; refusal: Refusal } {
  const { assessment, choice, id, joinCode, at } = order
  const chosen = new Set<string>(choice.questions)
  const available = questionsOf(assessment)
  const unknown = choice.questions.find((question) => !available.some((known) => known.id === question))
  if (unknown !== undefined) return refuse('unknown-question', `the assessment has no question ${unknown}`)
  const groups = withCombined(choice.groups)
  const groupIds = groups.map((group) => group.id)
  const groupNames = groups.map((group) => group.name.trim().toLowerCase())
  if (new Set(groupIds).size < groupIds.length) return refuse('bad-request', 'two groups have the same id')
  if (new Set(groupNames).size < groupNames.length) return refuse('bad-request', 'two groups have the same name')
  if (chosen.size < choice.questions.length) return refuse('bad-request', 'a question is chosen twice')

  const questions = available.filter((question) => chosen.has(question.id)).map(questionIn(assessment, groupIds))
  const evidence = questions.flatMap((question) => {
    const entry = entryOf(assessment, question.outcome, question.service?.id ?? null)
    const owner = { words: entry?.owner ?? assessment.organisation }
    return (entry?.evidence ?? []).flatMap(({ id: item, words, source, characteristics }) => {
      // What was taken out of an earlier session is in no later one.
      if (words === null) return []
      return {
        id: item,
        question: question.id,
        claim: { words },
        source: source === null ? null : { words: source },
        characteristics,
        from: { kind: 'organisation', owner },
        at,
      }
    })
  })
  const ownGrades = questions.flatMap((question) => {
    const grade = entryOf(assessment, question.outcome, question.service?.id ?? null)?.ownGrade ?? null
    return grade === null ? [] : [{ question: question.id, grade: { words: String(grade) } }]
  })
  const plan = SessionPlan.parse({
    id,
    assessment: assessment.id,
    framework: assessment.framework,
    title: choice.title,
    organisation: assessment.organisation,
    year: assessment.year,
    joinCode,
    settings: choice.settings,
    groups,
    questions,
    evidence,
    ownGrades,
  })
  return { ok: true, plan }
}

/** Somebody alone in a group is offered this one, so that a small group never means a vote that can be guessed. */
function withCombined(groups: NewSession['groups']): NewSession['groups'] {
  const isThere = groups.length < 2 || groups.some(({ id }) => id === COMBINED_GROUP)
  return isThere ? groups : [...groups, { id: COMBINED_GROUP, name: 'Smaller groups together' }]
}

function questionIn(assessment: Assessment, groups: readonly string[]) {
  const framework = frameworkById(assessment.framework)
  return (question: ReturnType<typeof questionsOf>[number], order: number): Question => {
    const service = assessment.services.find(({ id }) => id === question.service) ?? null
    const grouping = groupingOf(framework, question.outcome)
    return Question.parse({
      id: question.id,
      order,
      outcome: question.outcome,
      service: service === null ? null : { id: service.id, name: service.name, organisation: service.organisation },
      grouping: { code: question.grouping, name: grouping?.name ?? question.grouping },
      title: question.title,
      question: question.question,
      words: question.words,
      wordsConfirmed: question.wordsConfirmed,
      // A group that the session leaves out cannot be waited for.
      mustHear: (grouping?.mustHear ?? []).filter((group) => groups.includes(group)),
    })
  }
}
