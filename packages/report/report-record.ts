/**
 * The official report as data: every figure proved, every sentence ready to print, so that the page, the Word document
 * and the screens say the same. Texts are plain: without markup, controls or hidden direction.
 */
import { FrameworkId, Grade, Rating } from '@eds/frameworks/framework'
import { Domain1Rule, OutcomeStatus } from '@eds/frameworks/outcome-status'
import { z } from 'zod'

/** Points from `low` to `high` of `max`; `total` null while it is a range. `words`: "10 out of 12", "8 to 14 out of 12". */
const Score = z.object({
  low: z.int(),
  high: z.int(),
  max: z.int(),
  total: z.int().nullable(),
  words: z.string(),
})
export type Score = z.infer<typeof Score>

/** How many questions have each grade, Undeveloped first; how many have none. */
const Distribution = z.object({
  grades: z.array(z.object({ grade: Grade, name: Rating, count: z.int().min(0) })).length(4),
  ungraded: z.int().min(0),
  /** One sentence for those who cannot see the bars. */
  sentence: z.string(),
})
export type Distribution = z.infer<typeof Distribution>

/** A grade as it is printed: word and number beside the colour and shape that the renderer adds. */
const PrintedGrade = z.object({ grade: Grade, name: Rating, score: z.int().nullable() })
export type PrintedGrade = z.infer<typeof PrintedGrade>

const PrintedEvidence = z.object({
  /** At least one. */
  paragraphs: z.array(z.string()).min(1),
  source: z.string().nullable(),
  characteristics: z.array(z.string()),
  /** Null for the organisation's own; else "From the room" or "From the room: Carers". */
  from: z.string().nullable(),
})
export type PrintedEvidence = z.infer<typeof PrintedEvidence>

/** One step towards a grade. Steps stand in the order in which they happened; none replaces an earlier one. */
const Step = z.object({
  kind: z.enum([
    'last-year',
    'own',
    'round',
    'void',
    'objection',
    'agreed',
    'split',
    'no-evidence',
    'no-grade',
    'final',
  ]),
  /** "Round 1", "The room's agreement", "Final grade" … */
  title: z.string(),
  /** Null where the step gave no grade. */
  grade: PrintedGrade.nullable(),
  result: z.string(),
  /** A date in words, null for what has none. */
  when: z.string().nullable(),
  notes: z.array(z.object({ label: z.string().nullable(), text: z.string() })),
})
export type Step = z.infer<typeof Step>

/** What stands for a question now, and whose word it is. */
const Standing = z.object({
  status: OutcomeStatus,
  /** Null unless it is graded or carried forward. */
  grade: PrintedGrade.nullable(),
  /** "Developing", "Carried forward from 2023/24: Developing", "Not in this session" … */
  words: z.string(),
  /** `final`: settled by the lead. `agreed`: the room's agreement, not settled. `none`: neither. */
  basis: z.enum(['final', 'agreed', 'none']),
  basisWords: z.string(),
})
export type Standing = z.infer<typeof Standing>

/** An outcome, or an outcome for one service, with everything that led to its grade. */
export const ReportQuestion = z.object({
  id: z.string(),
  outcome: z.string(),
  /** The framework's official words. */
  words: z.string(),
  wordsConfirmed: z.boolean(),
  plainQuestion: z.string(),
  service: z.object({ id: z.string(), name: z.string(), organisation: z.string() }).nullable(),
  inSession: z.boolean(),
  /** The grade that stood the year before; null where nobody has recorded it. */
  lastYear: z.object({ year: z.string(), grade: PrintedGrade }).nullable(),
  standing: Standing,
  owner: z.string().nullable(),
  rationale: z.array(z.string()),
  evidence: z.array(PrintedEvidence),
  steps: z.array(Step),
})
export type ReportQuestion = z.infer<typeof ReportQuestion>

const ReportGrouping = z.object({
  code: z.string(),
  /** "Domain 1: Commissioned or provided services". */
  heading: z.string(),
  questions: z.array(ReportQuestion),
  /** Null in a framework without points. A domain has no band. */
  score: Score.nullable(),
  distribution: Distribution,
  /** The sum, line by line, as printed under the table. */
  arithmetic: z.array(z.string()),
})
export type ReportGrouping = z.infer<typeof ReportGrouping>

/** How several services became one Domain 1 total. */
const ReportDomain1 = z.object({
  /** The rule that counts; null while one must be chosen. */
  rule: z.object({ id: Domain1Rule, name: z.string(), sentence: z.string() }).nullable(),
  /** True if somebody chose it; false for the default of the number of services. */
  chosen: z.boolean(),
  service: z.string().nullable(),
  reason: z.string().nullable(),
  /** What is still missing, null if nothing. */
  missing: z.string().nullable(),
  services: z.array(z.object({ id: z.string(), name: z.string(), score: Score })),
  /** What every rule would give; one row for each service under 'chosen-service'. */
  alternatives: z.array(
    z.object({
      rule: Domain1Rule,
      name: z.string(),
      sentence: z.string(),
      service: z.string().nullable(),
      score: Score,
      inUse: z.boolean(),
    }),
  ),
})
export type ReportDomain1 = z.infer<typeof ReportDomain1>

const Passage = z.object({ title: z.string(), paragraphs: z.array(z.string()) })
export type Passage = z.infer<typeof Passage>

/** The whole report. */
export const Report = z.object({
  format: z.literal('eds-report/1'),
  session: z.string(),
  sessionTitle: z.string(),
  title: z.string(),
  status: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('draft'), date: z.string() }),
    z.object({ kind: z.literal('published'), date: z.string(), signatories: z.array(z.string()) }),
  ]),
  organisation: z.string(),
  /** Of these three, "Not stated" where the assessment names none. */
  system: z.string(),
  sponsor: z.string(),
  edsLead: z.string(),
  year: z.string(),
  framework: z.object({
    id: FrameworkId,
    name: z.string(),
    groupingWord: z.enum(['goal', 'domain']),
    /** Says which framework it is by its outcomes, not by a name on a document. */
    sentence: z.string(),
    /** The one question behind every grade, null if the framework has none. */
    gradingQuestion: z.string().nullable(),
    grades: z.array(PrintedGrade.extend({ words: z.string().nullable(), meaning: z.string() })),
    bands: z.array(z.object({ rating: Rating, from: z.int(), to: z.int(), words: z.string() })).nullable(),
  }),
  introduction: z.array(z.object({ kind: z.enum(['heading', 'paragraph', 'bullet']), words: z.string() })),
  previousActions: z.array(z.string()),
  groupings: z.array(ReportGrouping),
  domain1: ReportDomain1.nullable(),
  overall: z.object({
    /** Null in a framework without points. */
    score: Score.nullable(),
    /** Null unless every possible total falls in one band. */
    rating: z.nullable(Rating),
    /** "Developing", "No rating yet: …", once published "No rating: …", "EDS2 has no overall grade". */
    ratingWords: z.string(),
    arithmetic: z.array(z.string()),
    distribution: Distribution,
    /** Questions without a score, each with its state. */
    unscored: z.array(z.object({ question: z.string(), state: z.string() })),
  }),
  actionPlan: z.object({
    lead: z.string(),
    sponsor: z.string(),
    yearsActive: z.string(),
    authorisationDate: z.string(),
    groupings: z.array(
      z.object({
        heading: z.string(),
        items: z.array(
          z.object({
            outcome: z.string(),
            words: z.string(),
            service: z.string().nullable(),
            /** False for a further row of the same outcome and service, which need not repeat the words. */
            isFirst: z.boolean(),
            objective: z.array(z.string()),
            action: z.array(z.string()),
            completion: z.array(z.string()),
          }),
        ),
      }),
    ),
  }),
  method: z.array(Passage),
  participation: z.object({
    groups: z.array(z.object({ name: z.string(), seats: z.string() })),
    total: z.string(),
    note: z.string(),
  }),
  /** `severity`: "Problem", "Warning" or "Note". */
  findings: z.array(z.object({ severity: z.string(), sentence: z.string() })),
  trail: z.object({
    /** How many there are now, and the newest: both grow with each later act, also after publishing. */
    entries: z.int().min(0),
    head: z.string(),
    sealWords: z.array(z.string()),
    /** The head that the signatories signed, and the words of the report, which never change; null and none in a draft. */
    signedHead: z.string().nullable(),
    signedSealWords: z.array(z.string()),
    paragraphs: z.array(z.string()),
    /** Why the newest words differ from those of the report. */
    grows: z.string(),
  }),
})
export type Report = z.infer<typeof Report>
