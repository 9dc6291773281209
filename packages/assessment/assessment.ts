// One organisation's EDS exercise for one year under one framework: services, evidence, own grades, action plan.
import { CharacteristicId } from '@eds/frameworks/characteristics'
import { FrameworkId, Grade, type Outcome } from '@eds/frameworks/framework'
import { frameworkById } from '@eds/frameworks/frameworks'
import { Domain1Rule, type OutcomeStatus } from '@eds/frameworks/outcome-status'
import { type OrganisationScore, type OrganisationScoreRefusal, organisationScore } from '@eds/frameworks/scoring'
import { StakeholderGroup } from '@eds/frameworks/stakeholder-groups'
import { z } from 'zod'

const Id = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

/** A service graded in Domain 1. `organisation` may be another body than the assessment's own. */
export const Service = z.object({
  id: Id,
  name: z.string().min(1),
  organisation: z.string().min(1),
  /** The organisation's usual short name; null if it has none. */
  organisationShort: z.string().min(1).nullable(),
})
export type Service = z.infer<typeof Service>

/** One claim about a question. `words` null: taken out for good, with the source. `source` null: the claim names none. `characteristics` only those that its words name. */
export const EvidenceItem = z.object({
  id: Id,
  words: z.string().min(1).nullable(),
  source: z.string().min(1).nullable(),
  characteristics: z.array(CharacteristicId),
})
export type EvidenceItem = z.infer<typeof EvidenceItem>

/** The grade that stood for a question in an earlier year, as published then. `year` as people write it, for instance "2021/22". */
export const EarlierGrade = z.object({ year: z.string().min(1), grade: Grade })
export type EarlierGrade = z.infer<typeof EarlierGrade>

/** What the organisation says about one question before the room grades it. */
export const Entry = z.object({
  /** An outcome's code in the assessment's framework. */
  outcome: z.string().min(1),
  /** Null where the outcome is not graded per service. */
  service: Id.nullable(),
  evidence: z.array(EvidenceItem),
  /** Null: the organisation proposes none. */
  ownGrade: z.nullable(Grade),
  /** Absent where no record of it has been given: it is never guessed. */
  lastYear: z.optional(EarlierGrade),
  /** Department or lead; null if nobody is named. */
  owner: z.string().min(1).nullable(),
})
export type Entry = z.infer<typeof Entry>

/**
 * A row of the action plan. Texts may hold several paragraphs, one to a line.
 * `objective` null: none stands beside this action. `completion` is kept as written ("March/April 2024", "Ongoing", "-").
 */
export const ActionItem = z.object({
  id: Id,
  outcome: z.string().min(1),
  service: Id.nullable(),
  objective: z.string().min(1).nullable(),
  action: z.string().min(1),
  completion: z.string().min(1).nullable(),
})
export type ActionItem = z.infer<typeof ActionItem>

/** The action plan; `headings` are the column titles as printed, per goal or domain, outcome first. */
export const ActionPlan = z.object({
  lead: z.string().min(1).nullable(),
  sponsor: z.string().min(1).nullable(),
  yearsActive: z.string().min(1).nullable(),
  authorisationDate: z.string().min(1).nullable(),
  headings: z.array(z.object({ grouping: z.string().min(1), columns: z.array(z.string().min(1)) })),
  items: z.array(ActionItem),
})
export type ActionPlan = z.infer<typeof ActionPlan>

/** What a report already printed: claims to check, never a source of truth. `label` null: nothing beside the total. */
export const Published = z.object({
  domains: z.array(z.object({ code: z.string().min(1), total: z.number().int(), label: z.string().min(1).nullable() })),
  total: z.number().int(),
  rating: z.string().min(1),
})
export type Published = z.infer<typeof Published>

/** A piece of the introduction, in order. */
export const IntroductionBlock = z.object({
  kind: z.enum(['heading', 'paragraph', 'bullet']),
  words: z.string().min(1),
})
export type IntroductionBlock = z.infer<typeof IntroductionBlock>

/** An assessment. Entries and actions refer to outcomes of `framework` and to `services`; `findingsOf` says where they do not. */
export const Assessment = z.object({
  id: Id,
  framework: FrameworkId,
  /** As people write it, for instance "2022/23". */
  year: z.string().min(1),
  organisation: z.string().min(1),
  /** The integrated care system or board; null if none is named. */
  system: z.string().min(1).nullable(),
  sponsor: z.string().min(1).nullable(),
  edsLead: z.string().min(1).nullable(),
  introduction: z.array(IntroductionBlock),
  /** Actions completed from the year before, as written. */
  previousActions: z.array(z.string().min(1)),
  services: z.array(Service),
  /** How several services make one Domain 1; null while nobody has chosen. */
  domain1Rule: z.nullable(Domain1Rule),
  /** The service that counts under the rule 'chosen-service', else null. */
  chosenService: Id.nullable(),
  stakeholderGroups: z.array(StakeholderGroup),
  entries: z.array(Entry),
  actionPlan: ActionPlan,
  /** Null until a report has been published. */
  published: Published.nullable(),
  /** Where the report goes. Configurable: bodies and addresses change. `address` null: only published. */
  submission: z.object({ recipient: z.string().min(1), address: z.string().min(1).nullable() }),
})
export type Assessment = z.infer<typeof Assessment>

/** What one vote is about: an outcome, or an outcome for one service. */
export const Question = z.object({
  /** '2a' or '1a-perinatal'; in EDS and EDS2 '1-1'. */
  id: Id,
  outcome: z.string().min(1),
  grouping: z.string().min(1),
  service: Id.nullable(),
  /** Plain English, with the service's name where there is one. */
  title: z.string().min(1),
  /** Plain English. */
  question: z.string().min(1),
  /** The official words, and whether they are confirmed. */
  words: z.string().min(1),
  wordsConfirmed: z.boolean(),
})
export type Question = z.infer<typeof Question>

/** The id of the question about an outcome, or about an outcome for one service. */
export function questionId(outcome: string, service: string | null): string {
  const code = outcome.toLowerCase().replaceAll('.', '-')
  return service === null ? code : `${code}-${service}`
}

/** Every question of an assessment in framework order: within Domain 1 outcome by outcome, each for all services. */
export function questionsOf(assessment: Pick<Assessment, 'framework' | 'services'>): Question[] {
  return frameworkById(assessment.framework).groupings.flatMap((grouping) =>
    grouping.outcomes.flatMap((outcome) =>
      (grouping.perService ? assessment.services : [null]).map((service) =>
        questionAbout(grouping.code, outcome, service),
      ),
    ),
  )
}

/** @returns the assessment without the words and sources of the evidence with these ids; the same object when nothing is left to take out */
export function withoutEvidence(assessment: Assessment, ids: ReadonlySet<string>): Assessment {
  const isLeft = ({ id, words, source }: EvidenceItem) => ids.has(id) && (words !== null || source !== null)
  if (!assessment.entries.some(({ evidence }) => evidence.some(isLeft))) return assessment
  const entries = assessment.entries.map((entry) => ({
    ...entry,
    evidence: entry.evidence.map((item) => (isLeft(item) ? { ...item, words: null, source: null } : item)),
  }))
  return { ...assessment, entries }
}

/** What the organisation wrote about a question; null if it wrote nothing. */
export function entryOf(assessment: Assessment, outcome: string, service: string | null): Entry | null {
  return assessment.entries.find((entry) => entry.outcome === outcome && entry.service === service) ?? null
}

/** The organisation's own grade for each question, in framework order; null where it proposes none. */
export function ownGradesOf(
  assessment: Assessment,
): { question: string; outcome: string; service: string | null; grade: Grade | null }[] {
  return questionsOf(assessment).map(({ id, outcome, service }) => ({
    question: id,
    outcome,
    service,
    grade: entryOf(assessment, outcome, service)?.ownGrade ?? null,
  }))
}

/**
 * The organisation's score from any set of grades, under the assessment's own Domain 1 rule.
 * @param statusOf the state of a question by its id, for instance its own grade, agreed grade or final grade
 */
export function scoreAssessment(
  assessment: Pick<Assessment, 'framework' | 'services' | 'domain1Rule' | 'chosenService'>,
  statusOf: (question: string) => OutcomeStatus,
): OrganisationScore | OrganisationScoreRefusal {
  return organisationScore({
    framework: frameworkById(assessment.framework),
    services: assessment.services,
    scores: questionsOf(assessment).map(({ id, outcome, service }) => ({ outcome, service, status: statusOf(id) })),
    rule: assessment.domain1Rule,
    chosenService: assessment.chosenService,
  })
}

/** The state of a question as the organisation itself sees it: its own grade, or not graded. */
export function ownStatusOf(assessment: Assessment): (question: string) => OutcomeStatus {
  const grades = new Map(ownGradesOf(assessment).map(({ question, grade }) => [question, grade]))
  return (question) => {
    const grade = grades.get(question) ?? null
    return grade === null ? { status: 'not-graded' } : { status: 'graded', grade }
  }
}

/** A service's name for a sentence; null is the organisation itself. */
export function serviceName(assessment: Pick<Assessment, 'services'>, service: string | null): string {
  return assessment.services.find(({ id }) => id === service)?.name ?? service ?? 'the organisation'
}

function questionAbout(grouping: string, outcome: Outcome, service: Service | null): Question {
  return {
    id: questionId(outcome.code, service?.id ?? null),
    outcome: outcome.code,
    grouping,
    service: service?.id ?? null,
    title: service === null ? outcome.plainTitle : `${outcome.plainTitle}: ${service.name}`,
    question: outcome.plainQuestion,
    words: outcome.words,
    wordsConfirmed: outcome.wordsConfirmed,
  }
}
