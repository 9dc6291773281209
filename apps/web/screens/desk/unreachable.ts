/** Ends a switch over every case. @throws when data outside the type got past the edge that should have parsed it. */
export function unreachable(value: never): never {
  throw new Error(`expected no further case, found ${JSON.stringify(value)}`)
}
