/** The facilitator's desk: the agenda, the current question with the one obvious next act, and who and what waits. */
import { useCallback, useMemo, useState } from 'react'
import { SessionProvider, useConnection, useDesk, useSession, useSynced } from '../live/session.tsx'
import { takeTokenFromFragment } from '../live/token.ts'
import { ConnectionBanner } from '../parts/connection-banner.tsx'
import { Loading } from '../parts/loading.tsx'
import { Tag } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { StaffWords } from '../words/staff-words.tsx'
import { ActsProvider, useActs } from './desk/acts.tsx'
import { latestAgreement } from './desk/agenda.ts'
import { AgendaList } from './desk/agenda-list.tsx'
import { AskingIn } from './desk/asking-in.tsx'
import { CurrentQuestion } from './desk/current-question.tsx'
import { DesksOpen } from './desk/desks-open.tsx'
import { Feed } from './desk/feed.tsx'
import { FormDialog } from './desk/form-dialog.tsx'
import { DeskHeadAlarm } from './desk/head-alarm.tsx'
import { HelpCalls } from './desk/help-calls.tsx'
import { HelpDialog } from './desk/help-dialog.tsx'
import { LinksDialog } from './desk/links-dialog.tsx'
import { focusNextAction, NextAction } from './desk/next-action.tsx'
import { type Act, type DeskForm, nextStep, type RoomNow } from './desk/next-step.ts'
import { Objections } from './desk/objections.tsx'
import { otherActs } from './desk/other-acts.ts'
import { Key, PeopleHere } from './desk/people-here.tsx'
import { missingWords } from './desk/people-words.ts'
import { Queue } from './desk/queue.tsx'
import { SeatsPanel } from './desk/seats-panel.tsx'
import type { Shortcut } from './desk/shortcuts.ts'
import { SlipSheet } from './desk/slip-sheet.tsx'
import type { IssuedSlip } from './desk/slips.ts'
import { useToldAloud } from './desk/told-aloud.ts'
import { UndoProvider } from './desk/undo-bar.tsx'
import { useFocusKept } from './desk/use-focus-kept.ts'
import { useShortcuts } from './desk/use-shortcuts.ts'
import { WallSwitch } from './desk/wall-switch.tsx'
import { attendanceOf, missingGroups } from './room/attendance.ts'
import { type RoomFacts, useRoomFacts } from './room/room-facts.ts'
import '../styles/desk.scss'
import '../styles/staff-parts.scss'

/** The next step stands as it was last known: pressed now, it waits like everything else. */
const LOST =
  'Connection lost. This page may be out of date. Records, evidence and people you let in wait, and are sent when the connection is back. What the room would feel at once is not done late (a vote, the wall, the door, the session): press again then.'

/** @param session the session's id; the facilitator's token comes in the address's fragment */
export function DeskScreen({ session }: { session: string }) {
  const [token] = useState(() => takeTokenFromFragment(`desk:${session}`))
  if (token === null) {
    return (
      <Page title="Desk" width="narrow">
        <h1>This page needs its whole link</h1>
        <p>Open the facilitator’s link again: the workspace lists it.</p>
      </Page>
    )
  }
  return (
    <StaffWords>
      <SessionProvider session={session} token={token} documents={['room', 'desk']}>
        <DeskWhenReady />
      </SessionProvider>
    </StaffWords>
  )
}

function DeskWhenReady() {
  const facts = useRoomFacts()
  const connection = useConnection()
  const isSynced = useSynced()
  if (facts === null || !isSynced) {
    return (
      <Page title="Desk" width="wide" banner={<ConnectionBanner connection={connection} />}>
        {typeof connection === 'object' ? (
          <>
            <h1>The desk cannot be opened</h1>
            <p>Open the facilitator’s link again. If it still fails, copy the desk’s link from the workspace.</p>
          </>
        ) : (
          <>
            <h1>Desk</h1>
            <Loading />
          </>
        )}
      </Page>
    )
  }
  return (
    <UndoProvider>
      <Desk facts={facts} />
    </UndoProvider>
  )
}

function Desk({ facts }: { facts: RoomFacts }) {
  const connection = useConnection()
  const room = useRoomNow(facts)
  const [form, setForm] = useState<DeskForm | null>(null)
  const step = useMemo(() => nextStep(room), [room])
  const look = useCallback((panel: 'objections' | 'asking') => {
    const heading = document.getElementById(`desk-${panel}`)
    // What is to be heard is done by its button; of those who ask it must first be seen who they are.
    const act = panel === 'objections' ? heading?.closest('section')?.querySelector<HTMLElement>('li button') : null
    const first = act ?? heading
    first?.focus()
  }, [])
  const closeForm = useCallback(() => setForm(null), [])
  const [slips, setSlips] = useState<readonly IssuedSlip[] | null>(null)
  const showSlips = useCallback((made: readonly IssuedSlip[]) => {
    setForm(null)
    setSlips(made)
  }, [])
  const unrecorded = facts.questions.filter(({ id }) => latestAgreement(room.agreements, id) === null).length
  if (slips !== null) return <SlipSheet facts={facts} slips={slips} onDone={() => setSlips(null)} />
  return (
    <ActsProvider standing={JSON.stringify(step.act)} openForm={setForm} look={look}>
      <DeskPage facts={facts} room={room} connection={connection} openForm={setForm} />
      <FormDialog
        form={form}
        facts={facts}
        rounds={room.rounds}
        openObjections={room.openObjections}
        unrecorded={unrecorded}
        close={closeForm}
        showSlips={showSlips}
      />
    </ActsProvider>
  )
}

function DeskPage(props: {
  facts: RoomFacts
  room: RoomNow
  connection: ReturnType<typeof useConnection>
  openForm: (form: DeskForm) => void
}) {
  const { facts, room, connection, openForm } = props
  const { session, question } = facts
  const { doAct, send, admitAll, undo, tell } = useActs()
  const [dialog, setDialog] = useState<'links' | 'help' | null>(null)
  // The browser tells it a moment late: a key may have opened the other meanwhile.
  const closed = (gone: 'links' | 'help') => setDialog((now) => (now === gone ? null : now))
  const presence = useSession((live) => live.all('presence'))
  const missing = session.phase === 'closed' ? [] : missingGroups(attendanceOf(facts.groups, presence, question))
  const step = nextStep(room)
  const others = otherActs(room)
  const other = (id: string) => others.find((act) => act.id === id)
  const isOffered = (id: string) => others.some(({ id: each, act }) => each === id && !isSameAct(act, step.act))

  useFocusKept()
  useToldAloud(step)
  useShortcuts((shortcut: Shortcut) => {
    tell(null)
    switch (shortcut) {
      case 'next':
        focusNextAction()
        return doAct(step.act)
      case 'vote-again':
      case 'keep-open':
      case 'consent':
      case 'record':
      case 'void': {
        const chosen = other(shortcut)
        return chosen === undefined ? tell('That cannot be done now.') : doAct(chosen.act)
      }
      case 'accept':
        return pressInQueue('[data-accept]', tell)
      case 'decline':
        return pressInQueue('[data-decline]', tell)
      case 'admit':
        return admitAll()
      case 'door':
        return session.phase === 'closed' ? undefined : send({ type: 'setDoor', open: !session.doorOpen })
      case 'wall':
        return document.querySelector<HTMLElement>('#desk-wall-views [aria-pressed="true"]')?.focus()
      case 'agenda':
        return (
          document.querySelector<HTMLElement>('.desk-agenda [aria-current]') ?? document.getElementById('desk-agenda')
        )?.focus()
      case 'queue':
        return (
          document.querySelector<HTMLElement>('[data-evidence] [data-first]') ?? document.getElementById('desk-queue')
        )?.focus()
      case 'objections':
      case 'people':
        return document.getElementById(`desk-${shortcut}`)?.focus()
      case 'undo':
        return undo()
      case 'waiting': {
        const [first, second] = ['desk-help', 'desk-asking'].flatMap((id) => document.getElementById(id) ?? [])
        if (first === undefined) return tell('Nobody calls for help or asks to come in.')
        return (document.activeElement === first ? (second ?? first) : first).focus()
      }
      case 'links':
      case 'help':
        return setDialog(shortcut)
    }
  })

  return (
    <Page
      title={session.title}
      width="wide"
      banner={
        <div className="desk-banners">
          <DeskHeadAlarm />
          <ConnectionBanner connection={connection} lost={LOST} />
        </div>
      }
      aside={
        <span className="desk-tools">
          <button type="button" onClick={() => setDialog('links')}>
            Links <Key of="L" />
          </button>
          <button type="button" onClick={() => setDialog('help')}>
            Keys <Key of="?" />
          </button>
        </span>
      }
    >
      <div className="desk-title">
        <h1>{session.title}</h1>
        <Tag tone={session.phase === 'open' ? 'good' : 'info'}>{PHASES[session.phase]}</Tag>
        <DesksOpen />
      </div>
      <div className="desk">
        <div className="desk__centre">
          <NextAction
            step={step}
            others={others.filter(({ id, act }) => id !== 'close' && !isSameAct(act, step.act))}
            missing={missingWords(missing)}
            facts={facts}
          />
          <section className="desk-panel" aria-label="Current question">
            {question === null ? (
              <p className="desk-current__none">
                No question is shown yet.
                {session.phase === 'lobby' ? (
                  <>
                    {' '}
                    The wall, the helper’s link and what to print are behind Links <Key of="L" />.
                  </>
                ) : null}
              </p>
            ) : (
              <CurrentQuestion key={question.id} facts={facts} question={question} openForm={openForm} />
            )}
          </section>
          <WallSwitch facts={facts} />
        </div>
        <div className="desk__side">
          <HelpCalls facts={facts} />
          <AskingIn facts={facts} onAdmitAll={admitAll} isNext={step.act.kind === 'admit'} />
          <Queue facts={facts} openForm={openForm} />
          <Objections facts={facts} openForm={openForm} />
          <PeopleHere facts={facts} openForm={openForm} />
          <SeatsPanel facts={facts} openForm={openForm} />
          <Feed facts={facts} openForm={openForm} />
        </div>
        {/* After what waits for an answer: it has a stop for every question. */}
        <div className="desk__agenda">
          <AgendaList facts={facts} openForm={openForm} mayClose={isOffered('close')} />
        </div>
      </div>
      <LinksDialog open={dialog === 'links'} onClose={() => closed('links')} />
      <HelpDialog open={dialog === 'help'} onClose={() => closed('help')} />
    </Page>
  )
}

const PHASES = { lobby: 'Lobby: not open yet', open: 'Open', closed: 'Closed' } as const

/** Acts are plain data: two that read the same are the same. */
const isSameAct = (a: Act, b: Act): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Presses the button of the evidence that has the focus; without one, goes to the first, so that nothing is accepted unread. */
function pressInQueue(button: string, tell: (words: string) => void): void {
  const card = document.activeElement?.closest('[data-evidence]') ?? null
  const first = document.querySelector<HTMLElement>('[data-evidence] [data-first]')
  if (card !== null) pressOnCard(card.querySelector<HTMLElement>(button), tell)
  else if (first === null) tell('No evidence waits.')
  else {
    first.focus()
    tell('You are on the first evidence that waits. Press the key again.')
  }
}

/** The focus goes on to the next card by itself, so a key pressed twice in haste must not show a person to the room. */
function pressOnCard(button: HTMLElement | null, tell: (words: string) => void): void {
  if (button === null) return
  if (button.matches('[data-decline], [data-first]') || document.activeElement === button) button.click()
  else {
    button.focus()
    tell('This may point at a person. To show it to everybody, press A again.')
  }
}

function useRoomNow(facts: RoomFacts): RoomNow {
  const rounds = useSession((room) => room.all('rounds'))
  const agreements = useSession((room) => room.all('agreements'))
  const { session, questions, gradeNames, question } = facts
  const issued = useDesk((desk) => desk.all('seats')).length
  const openObjections = useSession((room) =>
    question === null ? 0 : (room.one('objections', question.id)?.open ?? 0),
  )
  return useMemo(
    () => ({
      phase: session.phase,
      currentQuestion: session.currentQuestion,
      wallView: session.wallView,
      revealFloor: session.settings.revealFloor,
      questions,
      rounds,
      agreements,
      openObjections,
      asking: session.asking,
      seatsFree: Math.max(0, session.settings.maxSeats - issued),
      gradeNames,
    }),
    [session, issued, questions, rounds, agreements, openObjections, gradeNames],
  )
}
