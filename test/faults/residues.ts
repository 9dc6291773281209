/** Looks for what may join a seat to its choice in the bytes of a data folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every file of a folder, as it lies on the disk. */
export const bytesOf = (dataDir: string): Buffer[] =>
  readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name)))

const PAGE_BYTES = 4096

/** Where a seat stands beside its choice, or a ballot's random number is left in the form in which the box held it. */
export function residues(
  files: readonly Buffer[],
  round: string,
  ballots: readonly { seat: string; nonce: string }[],
): string[] {
  const found: string[] = []
  for (const file of files) {
    for (const { seat, nonce } of ballots) {
      if (file.includes(Buffer.from(nonce, 'hex'))) found.push(`the raw number of seat ${seat}'s ballot in ${round}`)
      // In a record of the box, and in its index, the seat follows the round without a gap.
      if (file.includes(`${round}${seat}`)) found.push(`a record that joins seat ${seat} to round ${round}`)
      for (const at of placesOf(file, nonce)) {
        // Within its page: what lies in the next one is another table's, and beside it by chance.
        const page = at - (at % PAGE_BYTES)
        const around = file.subarray(Math.max(page, at - 200), Math.min(page + PAGE_BYTES, at + 200))
        if (around.includes(seat)) found.push(`the number of a ballot in ${round} beside seat ${seat}`)
      }
    }
  }
  return found
}

function* placesOf(file: Buffer, text: string): Generator<number> {
  for (let at = file.indexOf(text); at >= 0; at = file.indexOf(text, at + 1)) yield at
}
