/** What every view of the wall needs to know of the room. */
import type { Framework, Grade } from '@eds/frameworks/framework'
import { frameworkById } from '@eds/frameworks/frameworks'
import type { SessionRecord } from '@eds/session/document'
import type { Question, Round, SessionGroup } from '@eds/session/session'
import { useMemo } from 'react'
import { useSession } from '../../live/session.tsx'
import { groupsInOrder } from './attendance.ts'

export type RoomFacts = {
  readonly session: SessionRecord
  readonly framework: Framework
  /** Lowest first. */
  readonly gradeNames: readonly string[]
  readonly questions: readonly Question[]
  /** Null before the first question. */
  readonly question: Question | null
  readonly groups: readonly SessionGroup[]
  /** The current question's rounds, oldest first. */
  readonly rounds: readonly Round[]
  /** What the organisation proposed for the current question; null until it may be seen. */
  readonly ownGrade: Grade | null
}

/** @returns null until the room's document has come. */
export function useRoomFacts(): RoomFacts | null {
  const session = useSession((room) => room.one('session', 'session'))
  const allQuestions = useSession((room) => room.all('questions'))
  const allGroups = useSession((room) => room.all('groups'))
  const allRounds = useSession((room) => room.all('rounds'))
  const ownGrades = useSession((room) => room.all('ownGrades'))
  return useMemo(() => {
    if (session === null) return null
    const framework = frameworkById(session.framework)
    const question = allQuestions.find(({ id }) => id === session.currentQuestion) ?? null
    return {
      session,
      framework,
      gradeNames: framework.grades.map(({ name }) => name),
      questions: allQuestions.toSorted((a, b) => a.order - b.order),
      question,
      groups: groupsInOrder(allGroups),
      rounds: allRounds.filter((round) => round.question === question?.id).toSorted((a, b) => a.number - b.number),
      ownGrade: ownGrades.find((own) => own.question === question?.id)?.grade ?? null,
    }
  }, [session, allQuestions, allGroups, allRounds, ownGrades])
}
