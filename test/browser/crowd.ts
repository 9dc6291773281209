/** A room of forty for tests that look at a full room: who sits where, how they vote, and what they bring. */
import { ownGradesOf } from '@eds/assessment/assessment'
import { midAndSouthEssex } from '@eds/assessment/mid-and-south-essex'
import type { Choice } from '@eds/session/ballot'
import { EvidenceId, QuestionId, type RoundId } from '@eds/session/session'
import { expect } from '@playwright/test'
import type { Seated } from '../a-server.ts'
import type { ASession } from './a-session.ts'

/** What the organisation gives itself, question by question in the order of the agenda. */
export const OWN_GRADES = ownGradesOf(midAndSouthEssex)
export const FIRST = QuestionId.parse('1a-perinatal')
/** Agreed by consent in the walk, and without a grade because too few voted. */
export const [SECOND, THIRD] = OWN_GRADES.slice(1, 3).map(({ question }) => QuestionId.parse(question))
/** How the other questions end that are not simply agreed. */
const SPLIT = '2b'
const UNKNOWN = '3c'

/** How many sit in each group, and how each group votes in the first round and after talking. No group is very small. */
const CROWD: readonly { group: string; votes: readonly [first: string, then: string] }[] = [
  { group: 'patients-and-service-users', votes: ['000111112', '011111112'] },
  { group: 'carers', votes: ['011', '111'] },
  { group: 'community-and-voluntary-sector', votes: ['001111e1', '00111112'] },
  { group: 'staff', votes: ['1112222', '1111122'] },
  { group: 'staff-networks', votes: ['1122', '1112'] },
  { group: 'trade-unions', votes: ['112', '112'] },
  { group: 'managers', votes: ['233', '122'] },
  { group: 'independent-evaluators', votes: ['112', '111'] },
]

export type Person = Seated & { choices: readonly [Choice, Choice] }

export async function seatCrowd(session: ASession): Promise<Person[]> {
  return Promise.all(
    CROWD.flatMap(({ group, votes: [first, then] }) =>
      [...first].map(async (choice, place) => ({
        ...(await session.seat(group)),
        choices: [choiceIn(choice), choiceIn(then[place])] as const,
      })),
    ),
  )
}

/** @param time 0 for the first round, 1 for the one after talking */
export async function castAll(
  session: ASession,
  people: readonly Person[],
  round: RoundId,
  time: 0 | 1,
): Promise<void> {
  await Promise.all(people.map((person) => session.cast(person, round, person.choices[time])))
}

/** Reveals as soon as the server has counted, which is when the countdown has run. */
export async function reveal(session: ASession, round: RoundId): Promise<void> {
  await expect(() => session.facilitator({ type: 'revealRound', round, override: null })).toPass()
}

/** One piece that everybody can read, and one that waits. */
export async function bringEvidence(
  session: ASession,
  [patient, , , , , , , , , carer]: readonly Person[],
): Promise<void> {
  if (patient === undefined || carer === undefined) throw new Error('expected people in the room')
  const say = (who: Person, claim: string, showGroup: boolean) =>
    session.propose(who, { question: FIRST, claim, source: 'My own experience', showGroup })
  const accepted = await say(patient, 'Nobody asked my mother whether she needed an interpreter, and she did.', true)
  await session.facilitator({ type: 'acceptEvidence', evidence: EvidenceId.parse(accepted) })
  await say(
    carer,
    'The booking line cannot be used by Deaf people: it takes calls only. Ask Mrs Smith on 01245 496000.',
    false,
  )
}

/** One round in which enough of the room sees what the organisation sees; one question splits, one cannot be graded. */
export async function playQuestion(
  session: ASession,
  people: readonly Person[],
  id: string,
  grade: number,
): Promise<void> {
  const question = QuestionId.parse(id)
  await session.facilitator({ type: 'showQuestion', question })
  const isSplit = id === SPLIT
  if (id !== UNKNOWN) {
    const round = await session.openRound(question)
    const choice = (place: number) => choiceIn(String(isSplit ? (place % 2) * 3 : grade))
    await Promise.all(people.map((person, place) => session.cast(person, round, choice(place))))
    await session.facilitator({ type: 'callClose', round })
    await reveal(session, round)
  }
  const outcome = isSplit
    ? ({ kind: 'split' } as const)
    : id === UNKNOWN
      ? ({ kind: 'no-evidence' } as const)
      : ({ kind: 'agreed', grade: gradeIn(grade) } as const)
  const reason = id === UNKNOWN ? 'Nobody has brought evidence.' : null
  const dissent = isSplit ? 'Staff networks and managers see this very differently.' : null
  await session.facilitator({ type: 'recordAgreement', question, outcome, reason, dissent })
}

/** The lead settles each as the room or, where it gave no grade, with a reason and a second name. */
export async function settle(session: ASession, questions: typeof OWN_GRADES): Promise<void> {
  for (const { question, grade } of questions) {
    const isOwnDecision = question === SPLIT || question === UNKNOWN || question === THIRD
    await session.lead({
      type: 'settleFinalGrade',
      question: QuestionId.parse(question),
      status: { status: 'graded', grade: question === FIRST || question === SECOND ? 1 : (grade ?? 1) },
      rationale: null,
      reason: isOwnDecision ? 'The leads weighed both views and the staff survey.' : null,
      secondSignatory: isOwnDecision ? 'A. Sponsor, executive director' : null,
      owner: null,
    })
  }
}

const gradeIn = (grade: number): 0 | 1 | 2 | 3 => (grade === 0 || grade === 2 || grade === 3 ? grade : 1)

function choiceIn(letter: string | undefined): Choice {
  const known: readonly Choice[] = ['0', '1', '2', '3', 'e', 'x']
  const found = known.find((choice) => choice === letter)
  if (found === undefined) throw new Error(`expected a choice for everybody in both rounds, found ${String(letter)}`)
  return found
}
