/** While a screen or its first records are on their way. */
import { useWords } from '../words/use-words.tsx'

/** Says that it is loading, in words. */
export function Loading() {
  const t = useWords()
  return (
    <p className="eds-loading" role="status">
      {t('loading')}
    </p>
  )
}
