/** After publishing: where the report is, its files, and the trail's seal to write into the minutes. */

import { wordsOf } from '@eds/audit/erasable'
import { sealWords } from '@eds/audit/seal-words'
import { SessionLinks } from '@eds/session/protocol'
import { useQuery } from '@tanstack/react-query'
import { getJson } from '../../live/api.ts'
import { useDesk, useSession, useSessionPlace } from '../../live/session.tsx'
import { CopyField } from '../../parts/copy-field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SummaryList } from '../../parts/summary-list.tsx'
import { reportHint } from '../room/link-reach.ts'
import { PreviewButtons, TrailButton } from './file-buttons.tsx'
import { WrittenActs } from './written-acts.tsx'

export function PublishedPage() {
  const { session, token } = useSessionPlace()
  const publication = useDesk((desk) => desk.one('publication', 'publication'))
  const trail = useSession((room) => room.one('trail', 'head'))
  const links = useQuery({
    queryKey: ['links', session],
    queryFn: () => getJson(`/api/sessions/${encodeURIComponent(session)}/links`, SessionLinks, token),
  })
  return (
    <>
      <Notice tone="good" title="The report is published">
        <p>Everybody can read it now, and nothing in this session can be changed any more.</p>
      </Notice>
      <section aria-labelledby="where">
        <h2 id="where">Where it is</h2>
        {links.data === undefined ? (
          <p>{links.isError ? 'The address could not be read. Load this page again.' : 'Loading the address…'}</p>
        ) : (
          <CopyField
            label="Address of the report"
            hint={reportHint(links.data.report)}
            value={links.data.report}
            opens="Open the report"
          />
        )}
        <PreviewButtons draft={false} />
      </section>
      <section aria-labelledby="trail">
        <h2 id="trail">The trail</h2>
        <p>
          The trail lists every act of this session, in order. With its file and the eight words of the report, anybody
          can check that nothing was changed. These words stand for what was signed and never change: put them beside
          the report on your website. The eight words that the wall showed at the end stand for what the room did: they
          belong in the minutes of the meeting.
        </p>
        <SummaryList
          rows={[
            {
              name: 'Eight words of the report',
              value:
                publication === null ? null : (
                  <strong className="fin-seal">{sealWords(publication.head).join(' ')}</strong>
                ),
            },
            {
              name: 'Signed by',
              value:
                publication === null
                  ? null
                  : publication.signatories.map((name) => wordsOf(name, 'a name that was taken out')).join('; '),
            },
            {
              name: 'Head that was signed',
              value: publication === null ? null : <span className="eds-address">{publication.head}</span>,
            },
          ]}
        />
        {trail === null ? null : (
          <p className="fin-grows">
            The trail grows with each later act: the signatures, and then also when you take the auditor’s file or take
            words out. Now it has {trail.seq} entries. The newest eight words, which the check takes too:{' '}
            {sealWords(trail.head).join(' ')}. Newest head: <span className="eds-address">{trail.head}</span>
          </p>
        )}
        <TrailButton />
        <WrittenActs pick={() => true} />
      </section>
    </>
  )
}
