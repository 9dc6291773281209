/** The way to take words out for good, beside the words. */
import type { Words } from '@eds/audit/erasable'
import { Button } from '../../parts/button.tsx'

/** What stands where words stood. */
export const ERASED = 'This text has been erased.'

/** @param what names the words for whoever does not see where the button stands */
export const TakeOutButton = ({ what, onPress }: { what: string; onPress: () => void }) => (
  <Button look="quiet" className="desk-take-out" onClick={onPress}>
    Take out<span className="eds-hidden"> {what} for good</span>
  </Button>
)

/** Nothing once the words are gone. @param what names them for whoever does not see where the button stands */
export function TakeOut({ words, what, onPress }: { words: Words; what: string; onPress: () => void }) {
  return 'words' in words ? <TakeOutButton what={what} onPress={onPress} /> : null
}
