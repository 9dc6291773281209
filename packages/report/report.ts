/** The official report of one session: a fold over what happened, with the arithmetic proved. */
import type { Assessment } from '@eds/assessment/assessment'
import { findingsOf } from '@eds/assessment/checks'
import { Digest } from '@eds/audit/digest'
import { sealWords as wordsOfSeal } from '@eds/audit/seal-words'
import type { Framework } from '@eds/frameworks/framework'
import { frameworkById, outcomesOf } from '@eds/frameworks/frameworks'
import { movedGroups } from '@eds/session/moving'
import { COMBINED_GROUP, type EpochMs } from '@eds/session/session'
import { lastOf, type SessionState } from '@eds/session/state'
import { dayOf } from './dates.ts'
import { disclosedCount } from './disclosed-count.ts'
import { methodOf } from './method.ts'
import { oneLine, paragraphsOf } from './plain-text.ts'
import { reportQuestions } from './questions.ts'
import type { Report } from './report-record.ts'
import { headingOf, type RuleInUse, scoreParts } from './score.ts'
import { printed, printedGrade, printedName } from './steps.ts'

/** The trail as it stands: `head` its newest hash, `entries` how many there are, `sealWords` of the head if they are at hand. */
export type TrailHead = {
  readonly head: string
  readonly entries: number
  readonly sealWords?: readonly string[] | undefined
}

/**
 * @returns the report as it stands: a draft until it is published. Counts of people are already disclosed safely.
 * @param at now, for the date of a draft
 * @throws when the assessment has no such framework's questions: it is broken
 */
export function reportOf(input: {
  readonly assessment: Assessment
  readonly state: SessionState
  readonly trail: TrailHead
  readonly at: EpochMs
}): Report {
  const { assessment, state, trail, at } = input
  const framework = frameworkById(assessment.framework)
  const questions = reportQuestions(assessment, state, framework)
  const organisation = oneLine(assessment.organisation)
  const year = oneLine(assessment.year)
  return {
    format: 'eds-report/1',
    session: state.plan.id,
    sessionTitle: oneLine(state.plan.title),
    title: `${framework.name} report ${year}: ${organisation}`,
    status:
      state.publication === null
        ? { kind: 'draft', date: dayOf(at) }
        : {
            kind: 'published',
            date: dayOf(state.publication.at),
            signatories: state.publication.signatories.map(printedName),
          },
    organisation,
    system: stated(assessment.system),
    sponsor: stated(assessment.sponsor),
    edsLead: stated(assessment.edsLead),
    year,
    framework: frameworkPart(framework, new Set(state.plan.questions.map(({ outcome }) => outcome))),
    introduction: assessment.introduction.map(({ kind, words }) => ({ kind, words: oneLine(words) })),
    previousActions: assessment.previousActions.flatMap(paragraphsOf),
    ...scoreParts(framework, assessment.services, questions, ruleInUse(assessment, state), state.publication !== null),
    actionPlan: actionPlanOf(assessment, framework),
    method: methodOf(framework, state.plan.settings),
    participation: participationOf(state),
    findings: findingsOf(assessment).map(({ severity, sentence }) => ({
      severity: SEVERITIES[severity],
      sentence: oneLine(sentence),
    })),
    trail: trailPart(state, trail),
  }
}

/** @param asked codes of the outcomes that the session asks */
function frameworkPart(framework: Framework, asked: ReadonlySet<string>): Report['framework'] {
  const outcomes = outcomesOf(framework)
  const groupings = framework.groupings.length
  const all = `the ${outcomes.length} outcomes of ${framework.name}, ${outcomes[0]?.code} to ${outcomes.at(-1)?.code}, in ${groupings} ${framework.groupingWord}s`
  const graded = outcomes.every(({ code }) => asked.has(code)) ? all : `${asked.size} of ${all}`
  return {
    id: framework.id,
    name: framework.name,
    groupingWord: framework.groupingWord,
    sentence: `This report grades ${graded}. The outcomes say which version of EDS it is, whatever name another document prints.`,
    gradingQuestion: framework.gradingQuestion,
    grades: framework.grades.map(({ grade, words, meaning }) => ({
      ...printedGrade(framework, grade),
      words,
      meaning,
    })),
    bands: framework.bands?.map(({ rating, from, to, words }) => ({ rating, from, to, words })) ?? null,
  }
}

/** The lead's newest choice in the session, else the assessment's own rule. */
function ruleInUse(assessment: Assessment, state: SessionState): RuleInUse {
  const choice = lastOf(state.domain1)
  return choice === null
    ? { rule: assessment.domain1Rule, service: assessment.chosenService, reason: null }
    : { rule: choice.rule, service: choice.service, reason: choice.reason === null ? null : printed(choice.reason) }
}

function actionPlanOf({ actionPlan, services }: Assessment, framework: Framework): Report['actionPlan'] {
  return {
    lead: stated(actionPlan.lead),
    sponsor: stated(actionPlan.sponsor),
    yearsActive: stated(actionPlan.yearsActive),
    authorisationDate: stated(actionPlan.authorisationDate),
    groupings: framework.groupings.map((grouping) => ({
      heading: headingOf(framework, grouping),
      items: grouping.outcomes.flatMap(({ code, words }) =>
        actionPlan.items
          .filter(({ outcome }) => outcome === code)
          .map(({ service, objective, action, completion }, at, rows) => ({
            outcome: code,
            words,
            isFirst: rows[at - 1]?.service !== service,
            service: serviceName(services, service),
            objective: paragraphsOf(objective ?? ''),
            action: paragraphsOf(action),
            completion: paragraphsOf(completion ?? ''),
          })),
      ),
    })),
  }
}

function serviceName(services: Assessment['services'], id: string | null): string | null {
  const service = services.find((candidate) => candidate.id === id)
  return service === undefined ? null : oneLine(service.name)
}

/** Seats per group and in all, each rounded by itself, so that no difference gives a small group away. */
function participationOf(state: SessionState): Report['participation'] {
  const seats = [...state.seats.values()]
  return {
    groups: groupsHere(state).map(({ id, name }) => ({
      name: oneLine(id === COMBINED_GROUP ? `${name}${whoJoined(state)}` : name),
      seats: disclosedCount(seats.filter(({ group }) => group === id).length),
    })),
    total: disclosedCount(seats.length),
    note: 'Numbers from 1 to 7 are printed as “fewer than 8”. Other numbers are rounded to the nearest 5, each by itself, so the groups may not add up to the total. A seat is one voice in one group.',
  }
}

function trailPart(state: SessionState, { head, entries, sealWords }: TrailHead): Report['trail'] {
  const signed = state.publication?.head ?? null
  return {
    entries,
    head,
    sealWords: [...(sealWords ?? sealOf(head))],
    signedHead: signed,
    signedSealWords: signed === null ? [] : sealOf(signed),
    paragraphs: [
      'Everything that happened in the session is an entry in a trail: who acted, when, and what came of it, but no vote. Each entry carries the hash of the entry before it, so that nothing can be changed, left out or put in later without breaking the chain.',
      'To check it: download the trail, which stands as a link below on the published page of this report, and run “npm run verify -- FILE --words "THE EIGHT WORDS"” with this product’s source code. It works without a network. It says whether every entry is whole and whether the trail contains the entry that these words stand for.',
      signed === null
        ? 'The words on the wall at the end of the session, which belong in the minutes of the meeting, stand for what the room did. This report has no words of its own until it is published and signed.'
        : 'The eight words of this report stand for what was signed: the final grades and all that led to them. They never change. The words on the wall at the end of the session, which belong in the minutes of the meeting, stand for what the room did. Both can be checked in this way.',
    ],
    grows:
      'The trail grows with each later act: first the signatures, and then perhaps words that are taken out, or a file for an auditor. Its newest words change each time. They stand for all of it, and are checked in the same way.',
  }
}

const SEVERITIES = { problem: 'Problem', warning: 'Warning', note: 'Note' }

const sealOf = (head: string): string[] => (Digest.safeParse(head).success ? wordsOfSeal(head) : [])

const stated = (text: string | null): string => (text === null ? 'Not stated' : oneLine(text))

/**
 * The combined group is listed only when somebody joined it: otherwise it was only an offer. A group whose people all joined
 * it is named there and not by itself: "none" would be untrue of it.
 */
function groupsHere(state: SessionState): SessionState['plan']['groups'] {
  const isUsed = [...state.seats.values()].some(({ group }) => group === COMBINED_GROUP)
  const moved = movedGroups(state)
  return state.plan.groups.filter(({ id }) => !moved.has(id) && (isUsed || id !== COMBINED_GROUP))
}

/**
 * The set of groups in the combined one, in the plan's order and without counts. A group that is still listed by itself is
 * not named a second time.
 * @returns " (Carers, Managers)" or " (Carers and others)"; empty when every group in it is also listed by itself
 */
function whoJoined(state: SessionState): string {
  const moved = movedGroups(state)
  if (moved.size === 0) return ''
  const names = state.plan.groups.filter(({ id }) => moved.has(id)).map(({ name }) => name)
  const isOther = [...state.seats.values()].some(
    ({ group, from }) => group === COMBINED_GROUP && (from === null || !moved.has(from)),
  )
  return ` (${names.join(', ')}${isOther ? ' and others' : ''})`
}
