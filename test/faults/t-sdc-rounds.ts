/** T-SDC-ROUNDS: an attacker who knows who voted in each round adds and subtracts everything that the rounds have shown. */
import type { Shown } from '@eds/consensus/room-result'
import type { Choice } from '@eds/session/ballot'
import { countRound } from '@eds/session/counting'
import { COMBINED_GROUP, type RoundAsk, type RoundId, type RoundResult, type SeatId } from '@eds/session/session'
import { type Dice, diceOf } from '../a-trail.ts'
import { aPlan, aWorkshop, FACILITATOR, GROUPS, PERINATAL, seatActor, type Workshop } from '../a-workshop.ts'
import type { FaultTest, Outcome, Wish } from './fault-test.ts'

const K = 8
const ROUNDS = 3
/** Other votes of the same people, of which each round must tell the same where people came or went. */
const WORLDS = 8
const GRADES: readonly Choice[] = ['0', '1', '2', '3', 'e', 'x']
const ANSWERS: readonly Choice[] = ['c', 's', 'o', 'x']
const CONSENT: RoundAsk = { kind: 'consent', grade: 2 }

/** Groups of sizes at which something is shown, at which nothing is, and of one or two. */
const SIZES = [1, 2, 4, 8, 9, 12, 16]

export const sdcRounds: FaultTest = {
  id: 'T-SDC-ROUNDS',
  what: 'three votes and three consent checks while people leave and come: no sum or difference tells of fewer than 8, after one of 1 to 7 came or went nothing but the grade depends on a choice, and with a reason no vote of few is told',
  sizes: { full: 300, short: 25 },
  run,
}

async function run({ size, seed }: Wish): Promise<Outcome> {
  const dice = diceOf(seed)
  const violations: string[] = []
  const timesMs: number[] = []
  const seen = { shown: 0, hidden: 0, alone: 0 }
  for (let n = 0; n < size; n += 1) {
    const startedAt = performance.now()
    // Later votes are seldom told in a drawn meeting: the first is one in which they are, so that any seed has some.
    const isSteady = n === 0
    violations.push(...chain(dice, seen, isSteady).map((what) => `meeting ${n}: ${what}`), ...fewWithReason(dice))
    timesMs.push(performance.now() - startedAt)
  }
  if (seen.shown === 0 || seen.hidden === 0 || seen.alone === 0)
    violations.push('the meetings never showed a later vote, or never hid one')
  return {
    size,
    violations,
    timesMs,
    note: `${seen.shown} later rounds shown, ${seen.hidden} kept back, ${seen.alone} told the grade alone or nothing; times: a meeting of six rounds`,
  }
}

/**
 * Everybody votes in every round as before; a few are away now and then, sometimes many, and the numbers may be raised. In
 * a steady meeting two large groups stay as they are.
 */
function chain(dice: Dice, seen: { shown: number; hidden: number; alone: number }, isSteady: boolean): string[] {
  const plan = aPlan({ shapeFloor: isSteady ? 1 : dice.pick([1, 3, 8]) })
  const sizes = isSteady
    ? { patients: 16, staff: 16, unions: 0 }
    : { patients: dice.pick(SIZES), staff: dice.pick(SIZES), unions: dice.pick([0, ...SIZES]) }
  const groups = [...GROUPS, { id: COMBINED_GROUP, name: 'Small groups together' }]
  const s = aWorkshop(sizes, { ...plan, groups })
  const away = new Set(isSteady || dice.below(2) === 0 ? [] : s.seats.filter(() => dice.below(4) === 0))
  const violations: string[] = []
  for (const [ask, choices] of [
    [{ kind: 'grade' }, GRADES],
    [CONSENT, ANSWERS],
  ] as const) {
    const votes = new Map(s.seats.map((seat) => [seat, dice.pick(choices)]))
    const tallies: SeatId[][] = []
    const told: string[][] = []
    for (let n = 0; n < ROUNDS; n += 1) {
      if (n > 0 && !isSteady) change(s, away, dice)
      const voters = s.seats.filter((seat) => !away.has(seat))
      // Of so few nothing is revealed; and a consent check follows a vote.
      if (voters.length < 3 || (ask.kind === 'consent' && s.state.rounds.size === 0)) continue
      const round = s.openRound(PERINATAL, ask)
      for (const seat of voters) s.vote(seat, round, votes.get(seat) ?? 'x')
      s.close(round)
      const here = voters.map((seat) => `${s.state.seats.get(seat)?.group} ${seat}`)
      const mustBeAlone = told.some((others) => differ(others, here, s.state.plan.settings.disclosureThreshold))
      const worlds = worldsOf(s, round, dice, choices)
      s.reveal(round)
      if (mustBeAlone) {
        seen.alone += 1
        if (!isAlone(worlds))
          violations.push(`${ask.kind} round ${n + 1} tells more than the grade after people came or went`)
      }
      if (worlds.some(tellsOfAll) && !isSaidByWhoVoted(worlds)) told.push(here)
      const added = talliesOf(s, round, voters)
      if (n > 0) seen[added.length > 0 ? 'shown' : 'hidden'] += 1
      tallies.push(...added)
    }
    const found = fewestTold(tallies)
    if (found !== null) violations.push(`${ask.kind} rounds tell of ${found} together`)
  }
  return violations
}

/** The same round, had the same people chosen otherwise. */
function worldsOf(s: Workshop, round: RoundId, dice: Dice, choices: readonly Choice[]): RoundResult[] {
  const openings = s.openings.get(round) ?? []
  return Array.from({ length: WORLDS }, (_, n) => {
    // Some rooms of nearly one mind, as those of random votes are all split.
    const mind = dice.pick(choices)
    const choose = () => (n % 2 === 0 || dice.below(6) === 0 ? dice.pick(choices) : mind)
    return countRound(
      s.state,
      round,
      openings.map((opening) => ({ ...opening, choice: choose() })),
    ).result
  })
}

/** Between 1 and k-1 people are in the one set and not in the other. */
function differ(one: readonly string[], other: readonly string[], k: number): boolean {
  const apart = [...one, ...other].filter((person) => !(one.includes(person) && other.includes(person))).length
  return apart > 0 && apart < k
}

/** Of an earlier round: anything but its grade. */
const tellsOfAll = (result: RoundResult): boolean =>
  result.kind === 'grade'
    ? result.room.state !== 'grade-alone'
    : !result.outcome.reasons.some((why) => why === 'too-few-answers' || why === 'roll')

/** Why there is no grade, the same whatever anybody chose. */
const isSaidByWhoVoted = (worlds: readonly RoundResult[]): boolean =>
  new Set(worlds.map((result) => JSON.stringify(result))).size === 1 &&
  worlds.every(
    (result) => result.kind === 'grade' && result.room.state === 'inquorate' && result.room.reasons.length > 0,
  )

/** Nothing but the grade depends on what anybody chose; and the next step, which follows from whether there is one. */
function isAlone(worlds: readonly RoundResult[]): boolean {
  const told = worlds.map((result) => {
    if (result.kind === 'consent') return JSON.stringify(result)
    const { grade: _, next: __, ...others } = result.room
    return JSON.stringify(others)
  })
  const steps = worlds.flatMap((each) =>
    each.kind === 'grade' ? [`${each.room.grade === null} ${each.room.next}`] : [],
  )
  return new Set(told).size === 1 && new Set(steps).size <= 2
}

/** Between two rounds: one or two go or come back, a whole crowd does, nobody does, or a number is raised. */
function change(s: Workshop & { seats: SeatId[] }, away: Set<SeatId>, dice: Dice): void {
  const turn = dice.below(6)
  const moving = turn < 3 ? 1 + dice.below(2) : turn === 3 ? K + dice.below(4) : 0
  for (let n = 0; n < moving; n += 1) {
    const seat = dice.pick(s.seats)
    if (!away.delete(seat)) away.add(seat)
  }
  if (turn === 4) {
    const { disclosureThreshold, shapeFloor } = s.state.plan.settings
    const raised = { revealFloor: 3, disclosureThreshold: disclosureThreshold + 1, shapeFloor }
    s.must(FACILITATOR, { type: 'tightenSettings', ...raised })
  }
  // Whoever has voted keeps the group; whoever has not may go to the combined one.
  if (turn === 5) for (const seat of away) s.ask(seatActor(seat), { type: 'moveSeat', group: COMBINED_GROUP })
}

/** Whose ballots were added up for each tally that the round shows. */
function talliesOf(s: Workshop, id: RoundId, voters: readonly SeatId[]): SeatId[][] {
  const round = s.state.rounds.get(id)
  if (round?.state !== 'revealed') throw new Error('expected a revealed round')
  const { result } = round
  if (result.kind === 'consent') return result.outcome.counts === null ? [] : [[...voters]]
  const { groups, rest, overall, counts } = result.room
  const isShown = ({ show }: Shown) => show === 'histogram' || show === 'mainly'
  const inGroups = (ids: readonly string[]) =>
    voters.filter((seat) => ids.includes(s.state.seats.get(seat)?.group ?? ''))
  return [
    ...groups.flatMap(({ id: group, shown }) => (isShown(shown) ? [inGroups([group])] : [])),
    ...(rest !== null && isShown(rest.shown) ? [inGroups(rest.groups)] : []),
    ...(isShown(overall) || counts.answers !== null ? [[...voters]] : []),
  ]
}

/**
 * @returns the fewest people that any sum or difference of tallies is about, or null when none is about fewer than may be
 * shown. Tried one by one, twice over too, and not by the rule that the product keeps.
 */
function fewestTold(tallies: readonly (readonly SeatId[])[]): number | null {
  const different = [...new Set(tallies.map((people) => [...people].toSorted().join(' ')))].map((key) => key.split(' '))
  const standing = new Map<string, number>()
  for (const person of new Set(different.flat())) {
    const where = different.map((people) => (people.includes(person) ? 1 : 0)).join('')
    standing.set(where, (standing.get(where) ?? 0) + 1)
  }
  const blocks = [...standing].map(([where, people]) => ({ where: [...where].map(Number), people }))
  const factors = different.length > 7 ? [-1, 0, 1] : [-2, -1, 0, 1, 2]
  let fewest: number | null = null
  const trial = (sums: readonly number[], next: number): void => {
    if (next === different.length) {
      const told = blocks.reduce((people, block, n) => people + (sums[n] === 0 ? 0 : block.people), 0)
      if (told > 0 && told < K && (fewest === null || told < fewest)) fewest = told
      return
    }
    for (const factor of factors) {
      trial(
        sums.map((sum, n) => sum + factor * (blocks[n]?.where[next] ?? 0)),
        next + 1,
      )
    }
  }
  trial(
    blocks.map(() => 0),
    0,
  )
  return fewest
}

/** The facilitator calls the close when one or two have voted, or three or four on a consent check, and gives a reason. */
function fewWithReason(dice: Dice): string[] {
  const s = aWorkshop({ patients: 6, staff: 6 }, aPlan({ revealFloor: 5 }))
  s.playRound(new Map(s.seats.map((seat) => [seat, dice.pick(GRADES)])))
  const ask: RoundAsk = dice.below(2) === 0 ? { kind: 'grade' } : CONSENT
  const voted = ask.kind === 'grade' ? 1 + dice.below(2) : 1 + dice.below(4)
  const round = s.openRound(PERINATAL, ask)
  for (const seat of s.seats.slice(4, 4 + voted))
    s.vote(seat, round, dice.pick(ask.kind === 'grade' ? GRADES : ANSWERS))
  s.close(round)
  const decision = s.ask(FACILITATOR, { type: 'revealRound', round, override: 'There is no time' })
  if (!decision.ok) return voted < 3 ? [] : [`a consent check of ${voted} could not be ended: ${decision.refusal.code}`]
  const known = s.state.rounds.get(round)
  const outcome = known?.state === 'revealed' && known.result.kind === 'consent' ? known.result.outcome : null
  const tellsNothing = outcome?.reasons[0] === 'too-few-answers' && !outcome.adopted && outcome.counts === null
  return voted >= 3 && tellsNothing ? [] : [`${voted} ballots (${ask.kind}) were shown with a reason`]
}
