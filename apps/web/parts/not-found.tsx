/** An address that leads nowhere. */
import { Link } from 'wouter'
import { useWords } from '../words/use-words.tsx'
import { Page } from './page.tsx'

/** Says so, and leads to the start. */
export function NotFound() {
  const t = useWords()
  return (
    <Page title={t('not-found.title')} width="narrow">
      <h1>{t('not-found.title')}</h1>
      <p>{t('not-found.text')}</p>
      <Link className="eds-button" href="/">
        {t('not-found.home')}
      </Link>
    </Page>
  )
}
