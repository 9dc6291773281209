/** Says why something could not be read, and what to do about it. */
import { ApiError } from '../../live/api.ts'
import { Notice } from '../../parts/notice.tsx'

/** @param what a plural, with a capital: "The sessions" */
export function Trouble({ what, error }: { what: string; error: Error }) {
  return (
    <Notice tone="bad" live="polite" title={`${what} could not be read`}>
      <p>{adviceOn(error)}</p>
    </Notice>
  )
}

function adviceOn(error: Error): string {
  if (!(error instanceof ApiError)) return 'The server cannot be reached. Check the network; this page tries again.'
  switch (error.status) {
    case 401:
    case 403:
      return 'This link is not valid any more. Open the newest workspace link, which the server prints when it starts.'
    case 404:
      return 'It does not exist on this server.'
    default:
      return 'The server has trouble at the moment. Try again in a minute.'
  }
}
