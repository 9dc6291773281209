/** A question in British Sign Language. */
import { useWords } from '../words/use-words.tsx'

/**
 * A link, so that nothing of a film is fetched before somebody asks for it; in a window of its own, so that the seat and what
 * was chosen stay where they are.
 * @param film its address; null where none has been made, and nothing is shown
 */
export function SignFilm({ film }: { film: string | null }) {
  const t = useWords()
  return film === null ? null : (
    <p>
      <a className="phone-link" href={film} target="_blank" rel="noreferrer">
        {t('reading.sign')}
      </a>
    </p>
  )
}
