/** The way to take words out for good, beside the words. */
import type { Words } from '@eds/audit/erasable'
import { Button } from '../../parts/button.tsx'

/** What stands where words stood. */
export const ERASED = 'This text has been erased.'

/**
 * @param what names the words for whoever does not see where the button stands
 * @param which tells it apart from the others of its list: see `oneOfList`
 */
export const TakeOutButton = (props: { what: string; which?: string; onPress: () => void }) => (
  <Button
    look="quiet"
    className="desk-take-out"
    aria-label={`Take out ${props.what}${props.which ?? ''} for good`}
    onClick={props.onPress}
  >
    Take out
  </Button>
)

/** Nothing once the words are gone. For the rest see `TakeOutButton`. */
export function TakeOut(props: { words: Words; what: string; which?: string; onPress: () => void }) {
  const { words, ...button } = props
  return 'words' in words ? <TakeOutButton {...button} /> : null
}
