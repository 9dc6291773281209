/** Says why something could not be read, and what to do about it. */
import { ApiError } from '../../live/api.ts'
import { Notice } from '../../parts/notice.tsx'
import { useRefusalWords } from '../../parts/refusal-message.tsx'

/** @param what a plural, with a capital: "The sessions" */
export function Trouble({ what, error }: { what: string; error: Error }) {
  const wordsOf = useRefusalWords()
  return (
    <Notice tone="bad" live="polite" title={`${what} could not be read`}>
      <p>{adviceOn(error, wordsOf)}</p>
    </Notice>
  )
}

function adviceOn(error: Error, wordsOf: ReturnType<typeof useRefusalWords>): string {
  if (!(error instanceof ApiError)) return 'The server cannot be reached. Check the network; this page tries again.'
  // Behind a proxy that the server was not told of, a page may come by https and its key be refused all the same.
  if (error.refusal?.code === 'staff-needs-https') {
    const { why, next } = wordsOf(error.refusal)
    return `${why} ${next}`
  }
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
