/** Things made from a whole session, kept until its trail, or what is told of it, grows: anybody may ask for them again and again. */
import type { Room } from './room.ts'

/**
 * @param besides what else it is made from, as the same object while it is the same
 * @returns `make`, which for a session with the same newest entries gives what it gave before
 */
export function keptPerHead<T>(
  make: (room: Room) => Promise<T>,
  besides: (room: Room) => unknown = () => null,
): (room: Room) => Promise<T> {
  const kept = new WeakMap<Room, { hash: string; beside: unknown; made: Promise<T> }>()
  return (room) => {
    // What is told may change without a new entry.
    const hash = `${room.head.hash} ${room.toldHead.hash}`
    const beside = besides(room)
    const known = kept.get(room)
    if (known?.hash === hash && known.beside === beside) return known.made
    const made = make(room)
    kept.set(room, { hash, beside, made })
    // What could not be made is tried again next time.
    made.catch(() => kept.delete(room))
    return made
  }
}
