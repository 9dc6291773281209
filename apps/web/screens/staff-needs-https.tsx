/** What stands in place of staff's screens where others on the network could read their key: it is not sent at all. */
import { useEffect } from 'react'
import { Page } from '../parts/page.tsx'
import { useWords } from '../words/use-words.tsx'

export function StaffNeedsHttps() {
  const t = useWords()
  // Whoever passes by reads an address bar, and histories keep it.
  useEffect(() => window.history.replaceState(window.history.state, '', window.location.pathname), [])
  const { port, pathname } = window.location
  return (
    <Page title="Not over this network" width="narrow">
      <h1>{t('refusal.staff-needs-https')}</h1>
      <p>{t('refusal.staff-needs-https.next')}</p>
      <p>
        On that computer this page is{' '}
        <span className="eds-address">{`http://localhost:${port || '80'}${pathname}`}</span>, with the key from the link
        that the server printed.
      </p>
    </Page>
  )
}
