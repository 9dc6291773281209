/** The wall is a witness too: it says, over everything else, when the server shows another history than the one it has seen. */
import { sealWords } from '@eds/audit/seal-words'
import { useHeadWatch } from '../../live/head-watch.ts'
import { useWords } from '../../words/use-words.tsx'

export function WallHeadAlarm() {
  const t = useWords()
  const lost = useHeadWatch()
  return lost === null ? null : (
    <div className="wall__alarm" role="alert">
      <p className="wall__alarm-title">{t('head.title')}</p>
      <p>{t('wall.head.text', { seq: lost.seq })}</p>
      <p>{t('wall.head.words', { words: sealWords(lost.head).join(' ') })}</p>
    </div>
  )
}
