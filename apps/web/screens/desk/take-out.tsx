/** The way to take words out for good, beside the words. */
import type { Words } from '@eds/audit/erasable'
import { Button } from '../../parts/button.tsx'

/** What stands where words stood. */
export const ERASED = 'This text has been erased.'

/** Nothing once the words are gone. @param what names them for whoever does not see where the button stands */
export function TakeOut({ words, what, onPress }: { words: Words; what: string; onPress: () => void }) {
  if (!('words' in words)) return null
  return (
    <Button look="quiet" className="desk-take-out" onClick={onPress}>
      Take out<span className="eds-hidden"> {what} for good</span>
    </Button>
  )
}
