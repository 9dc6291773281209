/** The picture beside a line of Easy Read; the words always stand with it. */
import type { ReactNode } from 'react'
import type { PictureKey } from '../words/languages.ts'
import { useReading } from '../words/use-words.tsx'
import type { WordKey, WordParams } from '../words/words.ts'
import '../styles/reading.scss'

/** Words with their picture before them; the words alone in languages that set no pictures. @param line what is said */
export function Pictured({ line, children }: { line: PictureKey; children: ReactNode }) {
  const Icon = useReading().file?.icons?.[line]
  if (Icon === undefined) return children
  return (
    <span className="reading-line">
      <Icon className="reading-icon" aria-hidden="true" size={32} />
      <span>{children}</span>
    </span>
  )
}

/** @returns `say(key, params)`: the sentence of `t(key, params)` with its picture, for a line of its own. */
export function useSaid() {
  const { t } = useReading()
  return <K extends WordKey>(key: K, ...params: WordParams<K>): ReactNode => (
    <Pictured line={key}>{t(key, ...params)}</Pictured>
  )
}
