/** Makes the question on the wall as large as the rest leaves room for: nobody can scroll a projector. */

/** Shares of the question's full size, the largest first; the last is still larger than body text. */
const SIZES = [1, 0.92, 0.84, 0.76, 0.68, 0.6] as const

/**
 * A ref: while its part of the wall is drawn it has `--fit`, the largest share with which all of it fits, for the stylesheet
 * to multiply with.
 */
export function fitted(part: HTMLElement): () => void {
  const resize = () => {
    for (const size of SIZES) {
      part.style.setProperty('--fit', String(size))
      if (part.scrollHeight <= part.clientHeight) return
    }
  }
  resize()
  const changes = new MutationObserver(resize)
  changes.observe(part, { childList: true, characterData: true, subtree: true })
  const sizes = new ResizeObserver(resize)
  sizes.observe(part)
  return () => {
    changes.disconnect()
    sizes.disconnect()
  }
}
