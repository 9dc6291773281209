/** Says before evidence is taken out where its words stay for now: people elsewhere keep what they are voting on. */
import { EvidenceElsewhere } from '@eds/session/protocol'
import type { EvidenceId } from '@eds/session/session'
import { useAsked } from '../../live/asked.ts'
import { useSessionPlace } from '../../live/session.tsx'
import { Notice } from '../../parts/notice.tsx'

export function KeptElsewhere({ evidence }: { evidence: EvidenceId }) {
  const { session, token } = useSessionPlace()
  const path = `/api/sessions/${encodeURIComponent(session)}/evidence/${encodeURIComponent(evidence)}/elsewhere`
  const voting = useAsked(path, EvidenceElsewhere, token).data?.voting ?? 0
  if (voting === 0) return null
  return (
    <Notice tone="warn" live="polite" title="It stays for now where people are voting">
      <p>
        {voting === 1
          ? 'Another session is voting with this evidence. It keeps'
          : `${voting} other sessions are voting with this evidence. They keep`}{' '}
        the words until that vote has ended, a day at most. Then they go there too, by themselves.
      </p>
    </Notice>
  )
}
