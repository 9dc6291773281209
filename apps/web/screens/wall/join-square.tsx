/** The square that phones scan. */
import { QrCode } from '../../parts/qr-code.tsx'
import { useWords } from '../../words/use-words.tsx'
import type { JoinAddress } from './join-address.ts'

/** In its place, where no phone could open what it leads to, stands what to do about that. */
export function JoinSquare({ address }: { address: JoinAddress }) {
  const t = useWords()
  return address.isReachable ? (
    <QrCode text={address.url} label={t('wall.join.qr', { address: address.spoken })} />
  ) : (
    <p className="wall__warning">{t('wall.join.loopback')}</p>
  )
}
