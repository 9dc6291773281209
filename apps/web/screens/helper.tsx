/** The helper's page: enters a vote from paper, or for somebody who asks, and shows no choice again. */
import { SeatId, SessionId } from '@eds/session/session'
import { type FormEvent, useState } from 'react'
import { SessionProvider, useConnection, useSession, useSynced } from '../live/session.tsx'
import { takeTokenFromFragment } from '../live/token.ts'
import { Button } from '../parts/button.tsx'
import { ConnectionBanner } from '../parts/connection-banner.tsx'
import { Field } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { StaffWords } from '../words/staff-words.tsx'
import { AssistedBallot } from './helper/assisted-ballot.tsx'
import { keepHelperName, keptHelperName } from './helper/helper-name.ts'
import { PaperSeat } from './helper/paper-seat.tsx'
import { useSeatList } from './helper/use-seat-list.ts'
import '../styles/phone.scss'

/** @param session the session's id; the helper's token comes in the address's fragment */
export function HelperScreen({ session }: { session: string }) {
  const [token] = useState(() => takeTokenFromFragment(`helper:${session}`))
  const id = SessionId.safeParse(session)
  if (token === null || !id.success) {
    return (
      <Page title="Helper" width="narrow">
        <h1>This page needs its whole link</h1>
        <p>Ask the facilitator for the helper’s link: it is on the desk, under “Links”.</p>
      </Page>
    )
  }
  return (
    <StaffWords>
      <SessionProvider session={session} token={token} documents={['room']}>
        <Helper session={id.data} />
      </SessionProvider>
    </StaffWords>
  )
}

function Helper({ session }: { session: SessionId }) {
  const [name, setName] = useState(() => keptHelperName(session))
  const connection = useConnection()
  const isSynced = useSynced()
  const title = useSession((room) => room.one('session', 'session')?.title ?? 'Helper')
  // The page says it itself: helpers have no workspace to go back to.
  const isOld = typeof connection === 'object' && connection.gone === 'not-signed-in'
  return (
    <Page
      title="Helper"
      width="narrow"
      banner={isOld ? null : <ConnectionBanner connection={connection} />}
      aside={name === null ? undefined : `Helper: ${name}`}
    >
      {typeof connection === 'object' ? (
        <>
          <h1>This link does not work any more</h1>
          <p>Ask the facilitator for the helper’s link: it is on the desk, under “Links”.</p>
        </>
      ) : !isSynced ? (
        <>
          <h1>Helper</h1>
          <Loading />
        </>
      ) : name === null ? (
        <WhoHelps
          title={title}
          onName={(given) => {
            keepHelperName(session, given)
            setName(given)
          }}
        />
      ) : (
        <Helping session={session} name={name} title={title} />
      )}
    </Page>
  )
}

function WhoHelps({ title, onName }: { title: string; onName: (name: string) => void }) {
  const [typed, setTyped] = useState('')
  const [isMissing, setMissing] = useState(false)
  const name = typed.trim()
  function go(event: FormEvent) {
    event.preventDefault()
    setMissing(name === '' || name.length > 200)
    if (name === '' || name.length > 200) document.getElementById('helper-name')?.focus()
    else onName(name)
  }
  return (
    <form onSubmit={go} noValidate>
      <p className="phone-caption">{title}</p>
      <h1>You help people to vote</h1>
      <p>
        You enter votes from paper, or for somebody who asks you. You see those votes: speak of them to nobody. The
        record keeps your name with each seat you voted for, never what was chosen.
      </p>
      <Field
        id="helper-name"
        label="Your name"
        autoComplete="name"
        value={typed}
        error={isMissing ? 'Write your name, in at most 200 characters' : null}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Button type="submit" wide>
        Go on
      </Button>
    </form>
  )
}

function Helping({ session, name, title }: { session: SessionId; name: string; title: string }) {
  const groups = useSession((room) => room.all('groups'))
  const round = useSession((room) => room.all('rounds').find(({ state }) => state === 'open') ?? null)
  const { seats, error, ask } = useSeatList(session)
  const [taken, setTaken] = useState<SeatId | null>(null)
  return (
    <>
      <p className="phone-caption">{title}</p>
      {error !== null && seats === null ? (
        <Notice tone="bad" live="polite" title="The seats could not be fetched">
          <p>Check the network, then try again.</p>
          <Button look="secondary" onClick={() => void ask()}>
            Try again
          </Button>
        </Notice>
      ) : seats === null ? (
        <Loading />
      ) : round === null || round.state !== 'open' ? (
        <>
          <h1>No vote is open</h1>
          <p role="status">Wait here. The page changes by itself when the facilitator opens the vote.</p>
        </>
      ) : (
        <AssistedBallot
          key={round.id}
          round={round}
          seats={seats}
          groups={groups}
          helper={name}
          taken={taken}
          onSaved={async () => {
            setTaken(null)
            await ask()
          }}
        />
      )}
      <PaperSeat
        session={session}
        seats={seats ?? []}
        groups={groups}
        isVoting={round !== null}
        onTaken={async (seat) => {
          await ask()
          setTaken(SeatId.safeParse(seat).data ?? null)
        }}
      />
    </>
  )
}
