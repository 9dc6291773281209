/** Says loudly when the server shows another history than the one this phone has seen; nothing as long as all is well. */
import { sealWords } from '@eds/audit/seal-words'
import { useEffect } from 'react'
import { useHeadWatch } from '../../live/head-watch.ts'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useWords } from '../../words/use-words.tsx'

export function HeadAlarm() {
  const t = useWords()
  const lost = useHeadWatch()
  useEffect(() => {
    if (lost !== null) announce(t('head.said'), 'assertive')
  }, [lost, t])
  if (lost === null) return null
  // In view wherever on the page somebody is reading; focus stays where it is, with whoever is voting.
  return (
    <div className="phone-alarm">
      <Notice tone="bad" title={t('head.title')}>
        <p>{t('head.text', { seq: lost.seq })}</p>
        <p>{t('head.words', { words: sealWords(lost.head).join(' ') })}</p>
      </Notice>
    </div>
  )
}
