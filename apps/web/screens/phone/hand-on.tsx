/** The button with which people who share a phone change between them. */
import { handOn, type KeptSeat } from '../../live/token.ts'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/use-words.tsx'

/** @param onHandOn draws the chooser in place of the page */
export function HandOn({ seat, onHandOn }: { seat: KeptSeat; onHandOn: () => void }) {
  const t = useWords()
  return (
    <Button
      look="secondary"
      wide
      onClick={() => {
        handOn(seat.session)
        onHandOn()
      }}
    >
      {t('shared.hand-on')}
    </Button>
  )
}
