/** From where the links of a session work, and what is said of the one to the wall. */

/** Whoever has the wall's link sees what it shows; the same is said wherever the link stands. */
export const WALL_HINT =
  'Open it on the computer at the projector. Nobody can act with it, but whoever has it reads what the room reads: keep it in the room.'

/** What a helper's link is for; the same is said wherever the link stands. */
export const HELPER_HINT =
  'For the one person who enters votes from paper or for somebody who asks. Never the facilitator, who must not see a vote.'

/** @returns whether a link works only on the computer that runs the server, because it names that computer by itself */
export function isOnlyHere(link: string): boolean {
  const { hostname } = new URL(link)
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.')
  )
}

/**
 * Plain http is for the room's own network: at home, and once this computer is off, such a link opens nothing.
 * @returns whether a link, or a page's address, works only there
 */
export const isOnlyInRoom = (link: string): boolean => new URL(link).protocol === 'http:'

/** What the report's address is for. @param report the address as others reach it */
export const reportHint = (report: string): string =>
  isOnlyInRoom(report)
    ? 'It opens in this room only, while this computer runs. For everybody else, put the Word file, or the report printed as a PDF, on your website and send it to the board.'
    : 'Put it on your website and send it to the board.'

/**
 * A link that works on this computer, as other computers of the network reach it. For the wall's alone: staff's must not
 * cross an open network.
 * @param join the address that phones are given
 */
export function onNetwork(link: string, join: string): string {
  if (!isOnlyHere(link)) return link
  const { pathname, hash } = new URL(link)
  return `${new URL(join).origin}${pathname}${hash}`
}

/** What the address to join is for. @param join the address that phones are given */
export const joinHint = (join: string): string =>
  isOnlyHere(join)
    ? 'Phones cannot open it: only this computer knows this address. Join the room’s network and start the server again.'
    : 'For everybody in the room: put it in the invitation. The wall shows it too, with the QR code.'
