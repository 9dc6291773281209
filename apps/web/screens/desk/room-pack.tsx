/** The room pack: what a facilitator prints before a meeting, for people who come without a phone or would rather have paper. */
import type { Framework } from '@eds/frameworks/framework'
import { frameworkById } from '@eds/frameworks/frameworks'
import type { SessionRecord } from '@eds/session/document'
import { useState } from 'react'
import { SessionProvider, useConnection, useSession, useSynced } from '../../live/session.tsx'
import { takeTokenFromFragment } from '../../live/token.ts'
import { Button } from '../../parts/button.tsx'
import { ConnectionBanner } from '../../parts/connection-banner.tsx'
import { Checkboxes, Field, Radios } from '../../parts/field.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { useJoinAddress } from '../wall/join-address.ts'
import { BallotSheets, ConsentBallotSheets } from './pack-ballot.tsx'
import {
  type BallotSize,
  ballotPages,
  copiesFrom,
  MOST_COPIES,
  type PackChoices,
  type PackPart,
  WHOLE_PACK,
} from './pack-choices.ts'
import { DaySheets } from './pack-day.tsx'
import { QuestionSheet } from './pack-question.tsx'
import '../../styles/room-pack.scss'

/** `/desk/:session/pack#t=…` with the facilitator's token, opened from the desk. */
export function RoomPackScreen({ session }: { session: string }) {
  const [token] = useState(() => takeTokenFromFragment(`desk:${session}`))
  if (token === null) {
    return (
      <Page title="Room pack" width="narrow">
        <h1>This page needs its whole link</h1>
        <p>Open the room pack from the desk: press Links, then “Print the room pack”.</p>
      </Page>
    )
  }
  return (
    <SessionProvider session={session} token={token} documents={['room']}>
      <PackWhenReady />
    </SessionProvider>
  )
}

function PackWhenReady() {
  const connection = useConnection()
  const isSynced = useSynced()
  const record = useSession((room) => room.one('session', 'session'))
  const banner = <ConnectionBanner connection={connection} />
  if (record !== null && isSynced) return <Pack record={record} framework={frameworkById(record.framework)} />
  return (
    <Page title="Room pack" banner={banner}>
      {typeof connection === 'object' ? (
        <Notice tone="bad" title="The room pack cannot be opened">
          <p>Open it again from the desk: press Links, then “Print the room pack”.</p>
        </Notice>
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Pack({ record, framework }: { record: SessionRecord; framework: Framework }) {
  const connection = useConnection()
  const join = useJoinAddress(record.joinCode)
  const questions = useSession((room) => room.all('questions')).toSorted((a, b) => a.order - b.order)
  const evidence = useSession((room) => room.all('evidence'))
  const [choices, setChoices] = useState(WHOLE_PACK)
  const copies = copiesFrom(choices.copies)
  const has = (part: PackPart) => choices.parts.includes(part)
  const total = questions.length
  return (
    <Page title="Room pack" width="wide" banner={<ConnectionBanner connection={connection} />}>
      <div className="pack-choices">
        <h1>Room pack</h1>
        <p className="pack-choices__what">
          Paper for people who have no phone with them, or who would rather read and vote on paper. It can be read in
          black and white. The organisation’s own grades are not in it.
        </p>
        {join.isReachable ? null : (
          <Notice tone="warn" title="Phones cannot open this square code">
            <p>
              It leads to {join.spoken}, which only this computer knows. Join the room’s network, start the server
              again, then print. If it was started with HOST, leave that out.
            </p>
          </Notice>
        )}
        <Choices choices={choices} change={(change) => setChoices({ ...choices, ...change })} />
        <p role="status">{pagesWords(choices, total)}</p>
        <Button aria-disabled={choices.parts.length === 0 || copies === null} onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <section className="pack" aria-label="The pages to print">
        {has('day') ? (
          <DaySheets
            title={record.title}
            organisation={record.organisation}
            framework={framework}
            questions={total}
            join={join}
            joinCode={record.joinCode}
          />
        ) : null}
        {has('questions')
          ? questions.map((question) => (
              <QuestionSheet
                key={question.id}
                question={question}
                total={total}
                framework={framework}
                evidence={evidence}
              />
            ))
          : null}
        {has('ballots') && copies !== null ? (
          <>
            {questions.map((question) => (
              <BallotSheets
                key={question.id}
                question={question}
                total={total}
                framework={framework}
                copies={copies}
                size={choices.size}
              />
            ))}
            <ConsentBallotSheets copies={copies} size={choices.size} />
          </>
        ) : null}
      </section>
    </Page>
  )
}

const PARTS: readonly { value: PackPart; label: string; hint: string }[] = [
  { value: 'day', label: 'How today works', hint: 'Two pages in easy words, with the way to join.' },
  {
    value: 'questions',
    label: 'A page for each question',
    hint: 'The question, the grades, the evidence so far in short.',
  },
  {
    value: 'ballots',
    label: 'Paper ballots',
    hint: 'For each question, and some for “Can you live with this grade?”.',
  },
]

const SIZES: readonly { value: BallotSize; label: string }[] = [
  { value: 'two', label: 'Two to a page' },
  { value: 'large', label: 'Large print, one to a page' },
]

function Choices({ choices, change }: { choices: PackChoices; change: (change: Partial<PackChoices>) => void }) {
  return (
    <div className="pack-choices__fields">
      <Checkboxes
        name="parts"
        legend="What to print"
        options={PARTS}
        value={choices.parts}
        onChange={(parts) => change({ parts })}
        error={choices.parts.length === 0 ? 'Choose at least one.' : null}
      />
      {choices.parts.includes('ballots') ? (
        <div>
          <Radios
            name="size"
            legend="Size of the ballots"
            options={SIZES}
            value={choices.size}
            onChange={(size) => change({ size })}
          />
          <Field
            label="Ballots for each question"
            hint="One for each person who votes on paper, and some to spare for a second vote."
            error={copiesFrom(choices.copies) === null ? `Write a whole number from 1 to ${MOST_COPIES}.` : null}
            className="pack-choices__copies"
            inputMode="numeric"
            autoComplete="off"
            value={choices.copies}
            onChange={(event) => change({ copies: event.currentTarget.value })}
          />
        </div>
      ) : null}
    </div>
  )
}

/** A question with much evidence may run on to a second page, so the number is a least one. */
function pagesWords({ parts, size, copies }: PackChoices, questions: number): string {
  const ballots = copiesFrom(copies)
  if (parts.length === 0 || ballots === null) return ''
  const pages =
    (parts.includes('day') ? 2 : 0) +
    (parts.includes('questions') ? questions : 0) +
    (parts.includes('ballots') ? (questions + 1) * ballotPages(ballots, size) : 0)
  return `At least ${pages} A4 ${pages === 1 ? 'page' : 'pages'}.`
}
