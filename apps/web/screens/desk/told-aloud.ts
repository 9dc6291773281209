/** Says to a screen reader what changes on the desk by itself, or by another desk's act: nobody has to go and look. */
import { useEffect, useRef } from 'react'
import { useDesk } from '../../live/session.tsx'
import { announce } from '../../parts/live-region.tsx'
import type { NextStep } from './next-step.ts'

/** What is counted aloud when it grows: the sentence for a new number. */
const GREW = {
  waiting: (count: number) => (count === 1 ? '1 piece of evidence waits.' : `${count} pieces of evidence wait.`),
  objections: (count: number) => (count === 1 ? '1 objection is open.' : `${count} objections are open.`),
  moreTime: (count: number) => (count === 1 ? '1 person needs more time.' : `${count} people need more time.`),
} as const

type Counts = Readonly<Record<keyof typeof GREW, number>>

/** @param step the next step as it stands; said whenever it is another one */
export function useToldAloud(step: NextStep): void {
  const waiting = useDesk((desk) => desk.all('proposals').filter(({ standing }) => standing.state === 'waiting').length)
  const objections = useDesk((desk) => desk.all('objections').filter(({ state }) => state === 'open').length)
  const moreTime = useDesk((desk) => desk.all('moreTime').reduce((sum, { count }) => sum + count, 0))
  const told = useRef<{ words: string; counts: Counts } | null>(null)
  const words = wordsOf(step)
  useEffect(() => {
    const before = told.current
    const counts: Counts = { waiting, objections, moreTime }
    told.current = { words, counts }
    if (before === null) return
    for (const sentence of newsOf(before.counts, counts)) announce(sentence)
    if (before.words !== words) announce(words)
  }, [words, waiting, objections, moreTime])
}

/** @returns a sentence for each count that has grown; what becomes fewer is somebody's own act */
function newsOf(before: Counts, now: Counts): string[] {
  return (['objections', 'waiting', 'moreTime'] as const)
    .filter((count) => now[count] > before[count])
    .map((count) => GREW[count](now[count]))
}

function wordsOf({ act, label }: NextStep): string {
  if (act.kind === 'finished') return `${label}.`
  return act.kind === 'wait' ? 'The close is called.' : `Next step: ${label}`
}
