/**
 * Ends a switch over every case. Its words hold nothing of the value: they go to the log, and it may be a choice.
 * @throws when data outside the type got past the edge that should have parsed it
 */
export function unreachable(value: never): never {
  throw new Error(`expected no further case, found another ${typeof value}`)
}
