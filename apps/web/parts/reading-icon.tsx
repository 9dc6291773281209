/** The picture beside a line of Easy Read; the words always stand with it. */
import { useReading } from '../words/use-words.tsx'
import type { WordKey } from '../words/words.ts'
import '../styles/reading.scss'

/** Nothing in languages that set no pictures. @param line the sentence it belongs to */
export function ReadingIcon({ line }: { line: WordKey }) {
  const { file } = useReading()
  const Icon = file?.icons?.[line]
  return Icon === undefined ? null : <Icon className="reading-icon" aria-hidden="true" size={32} />
}
