/** The live standings of every question, and what publishing still waits for. */
import { frameworkById } from '@eds/frameworks/frameworks'
import { useMemo } from 'react'
import { useDesk, useSession } from '../../live/session.tsx'
import { leftToDo, type Task } from './left-to-do.ts'
import { type Standing, standingsOf } from './standing.ts'

/** Every question in agenda order with all that was recorded about it. */
export function useStandings(): Standing[] {
  const questions = useSession((room) => room.all('questions'))
  const rounds = useSession((room) => room.all('rounds'))
  const agreements = useSession((room) => room.all('agreements'))
  const ownGrades = useSession((room) => room.all('ownGrades'))
  const finals = useDesk((desk) => desk.all('finals'))
  return useMemo(
    () => standingsOf({ questions, rounds, agreements, ownGrades, finals }),
    [questions, rounds, agreements, ownGrades, finals],
  )
}

/** The tasks before publishing; empty when there are none, or before the session is known. */
export function useLeftToDo(standings: readonly Standing[]): Task[] {
  const record = useSession((room) => room.one('session', 'session'))
  const domain1 = useDesk((desk) => desk.one('domain1', 'chosen'))
  return useMemo(
    () =>
      record === null
        ? []
        : leftToDo({ standings, phase: record.phase, hasTotal: frameworkById(record.framework).hasTotal, domain1 }),
    [standings, record, domain1],
  )
}
