/** Each outcome, or outcome of one service, as the report prints it: evidence, how the grade came about, what stands now. */
import { type Assessment, type Entry, entryOf, questionsOf } from '@eds/assessment/assessment'
import { wordsOf } from '@eds/audit/erasable'
import { CHARACTERISTICS, type CharacteristicId } from '@eds/frameworks/characteristics'
import type { Framework } from '@eds/frameworks/framework'
import { gradeName } from '@eds/frameworks/frameworks'
import type { OutcomeStatus } from '@eds/frameworks/outcome-status'
import { scoreOf } from '@eds/frameworks/scoring'
import { type Agreement, type Evidence, QuestionId } from '@eds/session/session'
import { lastOf, mayShowOwnGrade, ownGradeOf, type SessionState } from '@eds/session/state'
import { oneLine, paragraphsOf } from './plain-text.ts'
import type { ReportQuestion, Standing } from './report-record.ts'
import { ERASED, lastYearStep, printed, printedGrade, statusWords, stepsOf } from './steps.ts'

/** @returns every question of the assessment in framework order, those outside the session too. */
export function reportQuestions(assessment: Assessment, state: SessionState, framework: Framework): ReportQuestion[] {
  const inSession = new Set<string>(state.plan.questions.map(({ id }) => id))
  return questionsOf(assessment).map((asked): ReportQuestion => {
    const id = QuestionId.parse(asked.id)
    const entry = entryOf(assessment, asked.outcome, asked.service)
    const service = assessment.services.find((candidate) => candidate.id === asked.service)
    const isAsked = inSession.has(id)
    const ownGrade = ownGradeOf(state.plan, id) ?? entry?.ownGrade ?? null
    const mayShowOwn = !isAsked || mayShowOwnGrade(state, id)
    const final = lastOf(state.finals.get(id))
    const earlier = entry?.lastYear ?? null
    const lastYear =
      earlier === null ? null : { year: oneLine(earlier.year), grade: printedGrade(framework, earlier.grade) }
    return {
      id,
      outcome: asked.outcome,
      words: asked.words,
      wordsConfirmed: asked.wordsConfirmed,
      plainQuestion: asked.question,
      service:
        service === undefined
          ? null
          : { id: service.id, name: oneLine(service.name), organisation: oneLine(service.organisation) },
      inSession: isAsked,
      lastYear,
      standing: standingOf(state, id, isAsked, framework),
      owner: final?.owner != null ? printed(final.owner) : entry?.owner ? oneLine(entry.owner) : null,
      rationale: final?.rationale == null ? [] : paragraphsOf(wordsOf(final.rationale, ERASED)),
      evidence: evidenceOf(state, id, entry),
      steps: [
        ...(lastYear === null ? [] : [lastYearStep(lastYear)]),
        ...stepsOf(state, id, framework, ownGrade, mayShowOwn),
      ],
    }
  })
}

/** @returns the title by which a list names a question: "1A Getting the service: Maternity". */
export function titleOf({ outcome, service, words }: Pick<ReportQuestion, 'outcome' | 'service' | 'words'>): string {
  return service === null ? `${outcome}: ${words}` : `${outcome}, ${service.name}: ${words}`
}

/** What counts: the lead's last word, else the room's agreement. A split or silence is no grade. */
function standingOf(state: SessionState, id: QuestionId, isAsked: boolean, framework: Framework): Standing {
  const outcome = lastOf(state.agreements.get(id))?.outcome
  const final = lastOf(state.finals.get(id))
  if (final !== null) {
    const settled = standing(final.status, 'final', settledWords(final.status, outcome, framework), framework)
    // Settled without a grade for good, which is not the same as waiting for one.
    return final.status.status === 'not-graded' ? { ...settled, words: withoutGradeWords(outcome) } : settled
  }
  switch (outcome?.kind) {
    case 'agreed':
      return standing(
        { status: 'graded', grade: outcome.grade },
        'agreed',
        'Agreed by the room. The lead has not settled it yet.',
        framework,
      )
    case 'no-evidence':
      return standing(
        { status: 'no-evidence' },
        'agreed',
        'Recorded by the room. The lead has not settled it yet.',
        framework,
      )
    case 'no-grade':
      return {
        ...standing(
          { status: 'not-graded' },
          'agreed',
          'Recorded by the room. The lead has not settled it yet.',
          framework,
        ),
        words: withoutGradeWords(outcome),
      }
    case 'split':
      return {
        ...standing(
          { status: 'not-graded' },
          'agreed',
          'The room was split, and the lead has not settled it.',
          framework,
        ),
        words: withoutGradeWords(outcome),
      }
    default:
      return isAsked
        ? standing({ status: 'not-graded' }, 'none', 'No agreement has been recorded yet.', framework)
        : {
            ...standing({ status: 'not-in-scope' }, 'none', 'The workshop was not asked to grade it.', framework),
            words: 'Not in this session',
          }
  }
}

/** Why a question that the room voted on stays without a grade. */
function withoutGradeWords(outcome: Agreement['outcome'] | undefined): string {
  if (outcome?.kind === 'split') return 'Split: no agreed grade'
  return outcome?.kind === 'no-grade' ? 'No grade: not enough voices' : 'No grade'
}

/** What the room had said before the lead settled it. */
function settledWords(status: OutcomeStatus, outcome: Agreement['outcome'] | undefined, framework: Framework): string {
  switch (outcome?.kind) {
    case 'agreed':
      return scoreOf(status) === outcome.grade
        ? 'Settled by the lead as the room agreed.'
        : `Settled by the lead. The room agreed ${gradeName(framework, outcome.grade)}.`
    case 'split':
      return 'Settled by the lead. The room was split.'
    case 'no-grade':
      return 'Settled by the lead. The room gave no grade: there were not enough voices.'
    case 'no-evidence':
      return 'Settled by the lead. The room recorded that there is not enough evidence.'
    default:
      return 'Settled by the lead. The room recorded no agreement.'
  }
}

function standing(status: OutcomeStatus, basis: Standing['basis'], basisWords: string, framework: Framework): Standing {
  const scored = status.status === 'graded' || status.status === 'carried-forward'
  return {
    status: status.status === 'carried-forward' ? { ...status, fromYear: oneLine(status.fromYear) || '?' } : status,
    grade: scored ? printedGrade(framework, status.grade) : null,
    words: statusWords(status, framework),
    basis,
    basisWords,
  }
}

/** The organisation's evidence as the session held it, or the assessment's; then what the room added and was accepted. */
function evidenceOf(state: SessionState, id: QuestionId, entry: Entry | null): ReportQuestion['evidence'] {
  const brought = state.plan.evidence.filter(({ question }) => question === id)
  const own =
    brought.length > 0
      ? brought.map((evidence) => fromSession(evidence, state))
      : (entry?.evidence ?? []).map(({ words, source, characteristics }) => ({
          paragraphs: words === null ? [ERASED] : paragraphsOf(words),
          source: source ? oneLine(source) : null,
          characteristics: characteristics.map(nameOfCharacteristic),
          from: null,
        }))
  const accepted = [...state.proposals.values()]
    .map(({ proposal }) => proposal)
    .filter(({ evidence, standing: { state: now } }) => evidence.question === id && now === 'accepted')
    .toSorted((a, b) => a.evidence.at - b.evidence.at)
    .map(({ evidence }) => fromSession(evidence, state))
  return [...own, ...accepted].filter(({ paragraphs }) => paragraphs.length > 0)
}

function fromSession(
  { claim, source, characteristics, from }: Evidence,
  state: SessionState,
): ReportQuestion['evidence'][number] {
  const group = from.kind === 'room' ? state.plan.groups.find(({ id }) => id === from.group) : undefined
  const where = source === null ? '' : printed(source)
  return {
    paragraphs: paragraphsOf(wordsOf(claim, ERASED)),
    source: where === '' ? null : where,
    characteristics: characteristics.map(nameOfCharacteristic),
    from:
      from.kind === 'organisation'
        ? null
        : group === undefined
          ? 'From the room'
          : `From the room: ${oneLine(group.name)}`,
  }
}

function nameOfCharacteristic(id: CharacteristicId): string {
  return CHARACTERISTICS.find((characteristic) => characteristic.id === id)?.name ?? id
}
