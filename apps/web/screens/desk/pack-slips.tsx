/** Slips for the room pack: how many for each group, made when asked, and known to this page alone. */
import { COMBINED_GROUP, type GroupId, type SessionGroup } from '@eds/session/session'
import { useState } from 'react'
import { useSend } from '../../live/send.tsx'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import { groupsInOrder } from '../room/attendance.ts'
import { freeWords, type IssuedSlip, makeSlips, mostSlips, slipCount } from './slips.ts'
import { randomBytes } from './slips-form.tsx'

/** What was typed for each group; a group that is not in it has an empty field. */
export type SlipWish = ReadonlyMap<GroupId, string>

/** @returns the groups that slips are wished for, each with how many; null for a number that cannot be made. @param free seats */
export const wishedSlips = (wish: SlipWish, free: number): (readonly [group: GroupId, count: number | null])[] =>
  [...wish].flatMap(([group, typed]) => (/^0*$/.test(typed.trim()) ? [] : [[group, slipCount(typed, free)] as const]))

/**
 * The fields, and the button that makes what they ask for, one group after the other.
 * @param free seats that are neither taken nor on a slip
 * @param made called for every group that was made @param change with what is still wished for
 */
export function PackSlips(props: {
  groups: readonly SessionGroup[]
  slips: readonly IssuedSlip[]
  free: number
  wish: SlipWish
  change: (wish: SlipWish) => void
  made: (slips: readonly IssuedSlip[]) => void
}) {
  const { groups, slips, free, wish, change, made } = props
  const { send, state } = useSend()
  const [isTried, setTried] = useState(false)
  const wished = wishedSlips(wish, free)
  const total = wished.reduce((sum, [, count]) => sum + (count ?? 0), 0)

  async function make() {
    setTried(true)
    const wrong = wished.find(([, count]) => count === null)
    if (wrong !== undefined || total === 0 || total > free) {
      document.getElementById(fieldOf(wrong?.[0] ?? wished[0]?.[0] ?? groups[0]?.id ?? ''))?.focus()
      return
    }
    let left = wish
    let done = 0
    for (const [group, count] of wished) {
      const fresh = await makeSlips(send, group, count ?? 0, randomBytes)
      if (fresh === null) break
      made(fresh)
      done += fresh.length
      left = new Map([...left].filter(([each]) => each !== group))
      change(left)
    }
    setTried(false)
    if (done > 0) announce(`${slipWords(done)} made. Print them now.`)
  }
  return (
    <section className="pack-slips" aria-labelledby="pack-slips">
      <h2 id="pack-slips">How many slips?</h2>
      <p>
        A slip is a printed seat: for people who are expected, who share a phone or who vote on paper. The wall shows
        how many slips are out, so make only those you need: they cannot be taken back. <b>{freeWords(free)}.</b>
      </p>
      <div className="pack-slips__groups">
        {groupsInOrder(groups)
          .filter(({ id }) => id !== COMBINED_GROUP)
          .map(({ id, name }) => (
            <Field
              key={id}
              id={fieldOf(id)}
              label={name}
              inputMode="numeric"
              autoComplete="off"
              placeholder="0"
              value={wish.get(id) ?? ''}
              error={
                isTried && wished.some(([group, count]) => group === id && count === null)
                  ? free === 0
                    ? 'No seat is free'
                    : `Write a number up to ${mostSlips(free)}`
                  : null
              }
              onChange={(event) => change(new Map(wish).set(id, event.currentTarget.value))}
            />
          ))}
      </div>
      {isTried && total > free ? (
        <Notice tone="bad" live="assertive">
          <p>
            {freeWords(free)}, and {slipWords(total)} are asked for. Write smaller numbers.
          </p>
        </Notice>
      ) : null}
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} detail /> : null}
      <div className="eds-buttons">
        <Button look="secondary" busy={state.kind === 'sending' ? 'Making…' : null} onClick={() => void make()}>
          {total === 0 ? 'Make the slips' : `Make ${slipWords(total)}`}
        </Button>
        {slips.length === 0 ? null : (
          <b>
            {slipWords(slips.length)} made{total === 0 ? '' : ' so far'}.
          </b>
        )}
      </div>
      {slips.length === 0 ? null : (
        <p>
          Print {slips.length === 1 ? 'it' : 'them'} now: this page alone knows {slips.length === 1 ? 'it' : 'them'},
          and forgets when you close it. Untick “Slips” before you print anything a second time: two papers for one seat
          are of no use to whoever comes second.
        </p>
      )}
    </section>
  )
}

const fieldOf = (group: string): string => `pack-slips-${group}`

/** "1 slip", "8 slips". */
export const slipWords = (count: number): string => `${count} ${count === 1 ? 'slip' : 'slips'}`
