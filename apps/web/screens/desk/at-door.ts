/** What the desk says and offers while people ask to come in, also when more ask than there are seats. */

export type AtDoor = {
  /** One sentence or two for the facilitator. */
  readonly hint: string
  /** How many are let in at once, those who asked first; 0 when no seat is given. */
  readonly first: number
  /** The button that does so; null when no seat is given. */
  readonly label: string | null
}

const ASKED = 'They used the code on the wall. They cannot vote until you let them in.'

/**
 * @param count how many ask; at least 1
 * @param free seats that are neither taken nor on a printed slip
 * @param isOpen whether the door is
 */
export function atDoor(count: number, free: number, isOpen: boolean): AtDoor {
  if (!isOpen) {
    const hint = 'The door is closed, so no more seats are given. Open it to let them in, or turn them away.'
    return { hint, first: 0, label: null }
  }
  if (count <= free) return { hint: ASKED, first: count, label: count === 1 ? 'Let them in' : `Let all ${count} in` }
  if (free === 0) {
    const hint = 'No seat is free: all are taken or on printed slips. People can share a phone or vote on paper.'
    return { hint: `${ASKED} ${hint}`, first: 0, label: null }
  }
  const seats = free === 1 ? 'Only 1 seat is free.' : `Only ${free} seats are free.`
  const hint = `${seats} Somebody outside the room may be asking: let in people whose numbers you know, then turn the rest away.`
  return { hint: `${ASKED} ${hint}`, first: free, label: `Let the first ${free === 1 ? 'one' : free} in` }
}
