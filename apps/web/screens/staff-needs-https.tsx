/** What stands in place of staff's screens where others on the network could read their key: it is not sent at all. */
import { useEffect } from 'react'
import { Page } from '../parts/page.tsx'

export function StaffNeedsHttps() {
  // Whoever passes by reads an address bar, and histories keep it.
  useEffect(() => window.history.replaceState(window.history.state, '', window.location.pathname), [])
  const { port, pathname } = window.location
  return (
    <Page title="Not over this network" width="narrow">
      <h1>Open this page on the computer that runs the workshop</h1>
      <p>
        This network is not protected: the address begins with http://. Others on it could read the key in your link and
        act in your place. Your key was not sent.
      </p>
      <h2>What you can do now</h2>
      <p>
        On the computer that runs the workshop your link begins like this:{' '}
        <span className="eds-address">{`http://localhost:${port || '80'}${pathname}`}</span>
      </p>
      <p>Open it there whole, with the key at its end. The server printed it in its window when it started.</p>
      <h2>To work from this computer</h2>
      <p>
        Ask whoever runs the server for an address that begins with https://. The README says how, under{' '}
        <code>PUBLIC_URL</code>.
      </p>
      <p>Phones, the wall and the helper’s page work over this network as it is.</p>
    </Page>
  )
}
