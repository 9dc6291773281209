/** Whether the erasable texts beside a trail are the ones that its entries mention. */
import { digestOfText, ErasableText } from './erasable.ts'

/** What stands beside the chain under one digest. */
export type TextStanding = 'whole' | 'changed' | 'erased'

/** The texts of a file, ready to be asked entry by entry. */
export type TextCheck = {
  /** How the text with this digest stands; asking also notes that an entry mentions it. */
  standingOf: (digest: string) => TextStanding
  /** In plain English what is wrong with the texts as a list, once every entry was asked; null when nothing is. */
  leftover: () => string | null
}

/** @param texts whatever the file holds; records that are no texts count as changed */
export function checkTexts(texts: readonly unknown[]): TextCheck {
  const whole = new Map<string, number>()
  // A changed record is filed under the digest it claims and the one it has, as either may be the altered part.
  const changed = new Map<string, number>()
  const homeless = new Set<number>()
  let repeated: number | null = null

  texts.forEach((raw, index) => {
    homeless.add(index)
    const text = ErasableText.safeParse(raw)
    if (!text.success) {
      changed.set(claimedDigest(raw), index)
      return
    }
    const digest = digestOfText(text.data.salt, text.data.words)
    if (digest !== text.data.digest) {
      changed.set(digest, index).set(text.data.digest, index)
      return
    }
    if (whole.has(digest)) repeated ??= index
    whole.set(digest, index)
  })

  return {
    standingOf: (digest) => {
      const index = changed.get(digest) ?? whole.get(digest)
      if (index === undefined) return 'erased'
      homeless.delete(index)
      return changed.has(digest) ? 'changed' : 'whole'
    },
    leftover: () => {
      if (repeated !== null) return `Text ${repeated + 1} of the file is there twice.`
      const [first] = homeless
      return first === undefined ? null : `Text ${first + 1} of the file belongs to no entry.`
    },
  }
}

function claimedDigest(raw: unknown): string {
  const claims = typeof raw === 'object' && raw !== null && 'digest' in raw && typeof raw.digest === 'string'
  return claims ? String(raw.digest) : ''
}
