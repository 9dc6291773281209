/** The keys of the desk: one letter each, off while somebody types, never with Ctrl, Alt or Meta. */

export type Shortcut =
  | 'next'
  | 'vote-again'
  | 'keep-open'
  | 'consent'
  | 'record'
  | 'void'
  | 'accept'
  | 'decline'
  | 'door'
  | 'admit'
  | 'waiting'
  | 'wall'
  | 'agenda'
  | 'queue'
  | 'objections'
  | 'people'
  | 'undo'
  | 'links'
  | 'help'

/** In the order the help lists them; `keys` as the keyboard event names them, in lower case. */
export const SHORTCUTS: readonly { readonly does: Shortcut; readonly keys: string; readonly words: string }[] = [
  { does: 'next', keys: 'n', words: 'Do the next step' },
  { does: 'vote-again', keys: 'v', words: 'Open voting again on this question' },
  { does: 'keep-open', keys: 'k', words: 'Keep voting open after its close was called' },
  { does: 'consent', keys: 'c', words: 'Ask whether the room can live with the grade' },
  { does: 'record', keys: 'r', words: 'Record the outcome of this question' },
  { does: 'void', keys: 'x', words: 'Set the running round aside' },
  { does: 'queue', keys: 'q', words: 'Go to the evidence that waits' },
  { does: 'accept', keys: 'a', words: 'Accept the evidence you are on' },
  { does: 'decline', keys: 'd', words: 'Decline the evidence you are on' },
  { does: 'objections', keys: 'h', words: 'Go to the objections to hear' },
  { does: 'people', keys: 'p', words: 'Go to who is here' },
  { does: 'agenda', keys: 'g', words: 'Go to the agenda' },
  { does: 'wall', keys: 'w', words: 'Go to what the wall shows' },
  { does: 'admit', keys: 'i', words: 'Let everybody in who asks to come in' },
  { does: 'waiting', keys: 'e', words: 'Go to who calls for help, then to who asks to come in' },
  { does: 'door', keys: 'o', words: 'Open or close the door' },
  { does: 'undo', keys: 'z', words: 'Undo what you have just done, where it can be undone' },
  { does: 'links', keys: 'l', words: 'Show the links and the QR code' },
  { does: 'help', keys: '?', words: 'Show these keys' },
]

/** What a key press looked like and where it fell. */
export type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  /** Held down: a repeat never acts, so that a heavy hand does not open two rounds. */
  readonly repeat: boolean
  /** Focus is where letters are text or choose an option, or a dialog is open. */
  readonly isTaken: boolean
}

/** @returns what the key asks for, or null when it is not the desk's to take. */
export function shortcutFor(press: KeyPress): Shortcut | null {
  if (press.isTaken || press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null
  const key = press.key.toLowerCase()
  return SHORTCUTS.find((shortcut) => shortcut.keys === key)?.does ?? null
}
