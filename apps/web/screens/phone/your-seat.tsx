/** At the end of the phone's page: which seat this is, help, a second role, and handing the phone on. */
import { useOutbox } from '../../live/outbox-provider.tsx'
import type { KeptSeat } from '../../live/token.ts'
import { useSaid } from '../../parts/reading-icon.tsx'
import { useWords } from '../../words/use-words.tsx'
import { worksHere } from '../room/works-here.ts'
import { CallForHelp, DeclareDualRole } from './declare.tsx'
import { HandOn } from './hand-on.tsx'
import { useOwnSeat } from './use-own-seat.ts'

/** @param isOpen false once the session is closed: nobody comes any more @param onHandOn draws the chooser in this place */
export function YourSeat({ seat, isOpen, onHandOn }: { seat: KeptSeat; isOpen: boolean; onHandOn: () => void }) {
  const t = useWords()
  const say = useSaid()
  const own = useOwnSeat(seat)
  const { waiting } = useOutbox()
  const number = own.data?.number ?? seat.number
  return (
    <details className="phone-seat">
      <summary>{say('seat.title')}</summary>
      <div>
        {number === null ? null : <p className="phone-headline">{say('seat.number', { number })}</p>}
        {isOpen ? (
          <>
            <h3>{t('seat.help')}</h3>
            <p>{say('seat.help.text')}</p>
            <CallForHelp seat={seat} />
            {worksHere(seat.group) && own.data?.dualRole !== true ? null : <DeclareDualRole seat={seat} />}
          </>
        ) : null}
        <h3>{t('shared.hand-on')}</h3>
        <p>{say('shared.hand-on.text')}</p>
        {waiting === 0 ? null : <p>{say('shared.hand-on.waiting')}</p>}
        <HandOn seat={seat} onHandOn={onHandOn} />
      </div>
    </details>
  )
}
