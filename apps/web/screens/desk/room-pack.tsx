/** The room pack: all that a facilitator prints before a meeting: slips, easy words, the questions with their evidence, ballots. */
import type { Framework } from '@eds/frameworks/framework'
import { frameworkById } from '@eds/frameworks/frameworks'
import type { SessionRecord } from '@eds/session/document'
import { useState } from 'react'
import { SessionProvider, useConnection, useDesk, useSession, useSynced } from '../../live/session.tsx'
import { takeTokenFromFragment } from '../../live/token.ts'
import { Button } from '../../parts/button.tsx'
import { ConnectionBanner } from '../../parts/connection-banner.tsx'
import { Checkboxes, Field, Radios } from '../../parts/field.tsx'
import { Loading } from '../../parts/loading.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { StaffWords } from '../../words/staff-words.tsx'
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
import { PackSlips, type SlipWish, slipWords, wishedSlips } from './pack-slips.tsx'
import { SlipPages, useKeptOpen } from './slip-pages.tsx'
import { type IssuedSlip, slipsByPage } from './slips.ts'
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
    <StaffWords>
      <SessionProvider session={session} token={token} documents={['room', 'desk']}>
        <PackWhenReady />
      </SessionProvider>
    </StaffWords>
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
  const groups = useSession((room) => room.all('groups'))
  const seats = useDesk((desk) => desk.all('seats'))
  const [choices, setChoices] = useState(WHOLE_PACK)
  const [slips, setSlips] = useState<readonly IssuedSlip[]>([])
  const [wish, setWish] = useState<SlipWish>(new Map())
  useKeptOpen(slips.length > 0)
  const copies = copiesFrom(choices.copies)
  const has = (part: PackPart) => choices.parts.includes(part)
  const total = questions.length
  const free = Math.max(0, record.settings.maxSeats - seats.length)
  const unmade = has('slips') && wishedSlips(wish, free).length > 0
  // A slip says its seat's number, which comes with the record of the seat.
  const isNumbered = slips.every(({ seat }) => seats.some((each) => each.seat === seat))
  const isReady = choices.parts.length > 0 && (copies !== null || !has('ballots')) && !unmade && isNumbered
  return (
    <Page title="Room pack" width="wide" banner={<ConnectionBanner connection={connection} />}>
      <div className="pack-choices">
        <h1>Room pack</h1>
        <p className="pack-choices__what">
          Paper for people who have no phone with them, or who would rather read and vote on paper. It can be read in
          black and white. The organisation’s own grades are not in it. Print on one side only: slips and ballots are
          cut.
        </p>
        {join.isReachable ? null : (
          <Notice tone="warn" title="Phones cannot open this square code">
            <p>
              It leads to {join.spoken}, which only this computer knows. Join the room’s network, start the server
              again, then make slips and print. If it was started with HOST, leave that out.
            </p>
          </Notice>
        )}
        <Choices choices={choices} change={(change) => setChoices({ ...choices, ...change })} />
        {!has('slips') ? null : record.phase === 'closed' ? (
          <p>The session is closed: no more slips can be made.</p>
        ) : record.doorOpen ? (
          <PackSlips
            groups={groups}
            slips={slips}
            free={free}
            wish={wish}
            change={setWish}
            made={(more) => setSlips((before) => [...before, ...more])}
          />
        ) : (
          <p>The door is closed. Open it at the desk to make slips.</p>
        )}
        <p role="status">
          {unmade ? 'Make the slips first, or empty their fields.' : pagesWords(choices, total, slips)}
        </p>
        <Button aria-disabled={!isReady} onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <section className="pack" aria-label="The pages to print">
        {has('slips') ? <SlipPages slips={slips} about={{ ...record, groups }} address={join} /> : null}
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
                groups={groups}
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
  { value: 'slips', label: 'Slips', hint: 'Printed seats to cut and hand out, eight to a page.' },
  { value: 'day', label: 'How today works', hint: 'Two pages in easy words, with the way to join.' },
  {
    value: 'questions',
    label: 'A page for each question',
    hint: 'The question, the grades, and all evidence that is accepted.',
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

/** Evidence runs on to as many pages as it needs, so the number is a least one. */
function pagesWords({ parts, size, copies }: PackChoices, questions: number, slips: readonly IssuedSlip[]): string {
  const ballots = parts.includes('ballots') ? copiesFrom(copies) : 0
  if (parts.length === 0 || ballots === null) return ''
  const pages =
    (parts.includes('slips') ? slipsByPage(slips).length : 0) +
    (parts.includes('day') ? 2 : 0) +
    (parts.includes('questions') ? questions : 0) +
    (ballots === 0 ? 0 : (questions + 1) * ballotPages(ballots, size))
  const without = parts.includes('slips') && slips.length === 0 ? ' Without slips: none are made.' : ''
  return `At least ${pages} A4 ${pages === 1 ? 'page' : 'pages'}${slips.length === 0 || !parts.includes('slips') ? '' : `, with ${slipWords(slips.length)}`}.${without}`
}
