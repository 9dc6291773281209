/** Take a seat: choose your group or show your slip, and sit down. */
import { Lobby } from '@eds/session/protocol'
import type { Refusal } from '@eds/session/refusals'
import type { GroupId } from '@eds/session/session'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { ApiError } from '../live/api.ts'
import { useAsked } from '../live/asked.ts'
import { type Entrance, takeSeat } from '../live/take-seat.ts'
import { forgetSlip, type KeptSeat, keptSeats, takeSlipFromFragment } from '../live/token.ts'
import { Button } from '../parts/button.tsx'
import { Checkboxes, Field, type Option, Radios } from '../parts/field.tsx'
import { announce } from '../parts/live-region.tsx'
import { Loading } from '../parts/loading.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Pictured, useSaid } from '../parts/reading-icon.tsx'
import { LanguageRow } from '../parts/reading-settings.tsx'
import { RefusalMessage } from '../parts/refusal-message.tsx'
import { type Plain, usePlain } from '../words/plain.ts'
import { useWords } from '../words/use-words.tsx'
import { readJoinCode } from './join-code.ts'
import { worksHere } from './room/works-here.ts'
import '../styles/phone.scss'

/** @param code as it stands in the address; forgiven like a typed one */
export function JoinScreen({ code }: { code: string }) {
  const t = useWords()
  const say = useSaid()
  const read = readJoinCode(code)
  const joinCode = read.ok ? read.code : code
  const lobby = useAsked(`/api/join/${encodeURIComponent(joinCode)}`, Lobby)
  const refusal = lobby.error instanceof ApiError ? lobby.error.refusal : null
  const isUnknown = refusal?.code === 'unknown-join-code'
  // Asked once more, the server would say the same.
  const isFinal = isUnknown || refusal?.code === 'session-closed'
  return (
    <Page title={t('join.title')} width="narrow">
      {lobby.data !== null ? (
        <Seats lobby={lobby.data} joinCode={joinCode} />
      ) : (
        <>
          <h1>{t('join.title')}</h1>
          {lobby.error === null ? (
            <Loading />
          ) : (
            <>
              {refusal === null ? (
                <Notice tone="warn" live="assertive" title={t('join.offline')} />
              ) : (
                <>
                  <RefusalMessage refusal={refusal} title={t('join.refused')} />
                  {isUnknown ? <p>{say('slip.or-home')}</p> : null}
                </>
              )}
              <div className="eds-buttons">
                {isFinal ? null : <Button onClick={() => void lobby.ask()}>{t('join.retry')}</Button>}
                <Link className={isFinal ? 'eds-button' : 'eds-button eds-button--secondary'} href="/">
                  {t('phone.no-seat.go')}
                </Link>
              </div>
            </>
          )}
        </>
      )}
    </Page>
  )
}

function Seats({ lobby, joinCode }: { lobby: Lobby; joinCode: string }) {
  const [scanned, setScanned] = useState(() => takeSlipFromFragment(joinCode))
  const [typed, setTyped] = useState<TypedCode>({ code: '', isDone: false })
  const [isAdding, setAdding] = useState(useSearch() === 'add')
  const kept = keptSeats(lobby.session)
  if (scanned !== null) {
    const onDone = () => {
      forgetSlip(joinCode)
      setScanned(null)
    }
    return <WithSlip lobby={lobby} slip={scanned} onDone={onDone} />
  }
  if (typed.isDone) {
    return (
      <WithSlip
        lobby={lobby}
        slip={typed.code}
        isTyped
        onDone={() => setTyped(({ code }) => ({ code, isDone: false }))}
      />
    )
  }
  if (kept.length === 0 || isAdding) {
    return <ChooseGroup lobby={lobby} joinCode={joinCode} typed={typed.code} onTyped={setTyped} />
  }
  return <AlreadySeated lobby={lobby} kept={kept} onOther={() => setAdding(true)} />
}

/** The short code of a slip as it was typed. `isDone` while its person is asked what a slip cannot know. */
type TypedCode = { code: string; isDone: boolean }

function AlreadySeated({ lobby, kept, onOther }: { lobby: Lobby; kept: readonly KeptSeat[]; onOther: () => void }) {
  const t = useWords()
  const say = useSaid()
  const [only] = kept
  const plain = usePlain()
  const seated = lobby.groups.find(({ id }) => id === only?.group)
  const group = seated === undefined ? undefined : plain.groupName(seated)
  return (
    <>
      <h1>{t(kept.every(({ asking }) => asking !== null) ? 'asked.title' : 'join.seated.title')}</h1>
      {kept.length > 1 ? <p>{say('shared.who', { count: kept.length })}</p> : null}
      {kept.length === 1 && only?.asking === null && group !== undefined ? (
        <p>{say('join.seated.text', { group })}</p>
      ) : null}
      <Link className="eds-button eds-button--wide" href={`/s/${lobby.session}`}>
        {t('join.seated.go')}
      </Link>
      <details className="phone-apart">
        <summary>{say('join.seated.other')}</summary>
        <div>
          <p>{say('shared.join.text')}</p>
          <Button look="secondary" onClick={onOther}>
            {t('join.seated.other.go')}
          </Button>
        </div>
      </details>
    </>
  )
}

/** `wait` is why it takes long; null while it does not. */
type Sitting =
  | { kind: 'ready' }
  | { kind: 'sending'; wait: 'join.offline' | 'join.busy' | null }
  | { kind: 'refused'; refusal: Refusal }

/** Sits down once, says what is needed about the person, and goes to the phone's screen. */
function useSitDown(lobby: Lobby) {
  const t = useWords()
  const [, goTo] = useLocation()
  const [sitting, setSitting] = useState<Sitting>({ kind: 'ready' })
  async function sit(entrance: Entrance, hasDualRole: boolean): Promise<boolean> {
    if (sitting.kind === 'sending') return false
    setSitting({ kind: 'sending', wait: null })
    const onWait = (why: 'unreachable' | 'busy') => {
      const wait = why === 'busy' ? 'join.busy' : 'join.offline'
      setSitting({ kind: 'sending', wait })
      announce(t(wait))
    }
    const answer = await takeSeat(lobby, entrance, hasDualRole, onWait)
    if (answer.status === 'refused') {
      setSitting({ kind: 'refused', refusal: answer.refusal })
      return false
    }
    goTo(`/s/${lobby.session}`, { replace: true })
    return true
  }
  return { sitting, sit }
}

/** How sitting down stands: refused and why, or waiting for the server. */
function SittingState({ sitting }: { sitting: Sitting }) {
  const t = useWords()
  if (sitting.kind === 'refused') return <RefusalMessage refusal={sitting.refusal} title={t('join.refused')} />
  return sitting.kind === 'sending' && sitting.wait !== null ? <Notice tone="warn" title={t(sitting.wait)} /> : null
}

/** Whoever speaks for a group and works for the graded organisation says so before the first vote. */
function DualRole(props: { value: boolean; onChange: (value: boolean) => void; isShort?: boolean }) {
  const { value, onChange, isShort = false } = props
  const t = useWords()
  const say = useSaid()
  return (
    <Checkboxes
      name="dual-role"
      legend={say('dual.legend')}
      options={[{ value: 'yes', label: t('dual.label'), ...(isShort ? {} : { hint: t('dual.hint') }) }]}
      value={value ? ['yes'] : []}
      onChange={(chosen) => onChange(chosen.length > 0)}
    />
  )
}

/** The slip has said which group; one press is left. @param slip its secret, or its short code where that was typed */
function WithSlip(props: { lobby: Lobby; slip: string; isTyped?: boolean; onDone: () => void }) {
  const { lobby, slip, isTyped = false, onDone } = props
  const t = useWords()
  const say = useSaid()
  const [hasDualRole, setDualRole] = useState(false)
  const { sitting, sit } = useSitDown(lobby)
  const heading = useRef<HTMLHeadingElement>(null)
  // The field in which it was typed is gone: focus goes to what took its place.
  useEffect(() => {
    if (!isTyped) return
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [isTyped])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void sit({ kind: 'slip', slip }, hasDualRole).then((isSeated) => (isSeated ? onDone() : undefined))
      }}
      noValidate
    >
      <p className="phone-caption">{lobby.organisation}</p>
      <h1 ref={heading} tabIndex={-1}>
        {t('slip.title')}
      </h1>
      <p>
        <strong>{lobby.title}</strong>
      </p>
      <p>{say('slip.text')}</p>
      {isTyped ? <p className="phone-typed">{slip}</p> : null}
      <DualRole value={hasDualRole} onChange={setDualRole} />
      <SittingState sitting={sitting} />
      {/* The page is short: it stands below the question and not over it. */}
      <div className="phone-dock" data-waits="">
        <Button type="submit" wide busy={sitting.kind === 'sending' ? t('join.sitting') : null}>
          {t('slip.sit')}
        </Button>
        {isTyped || sitting.kind === 'refused' ? (
          <Button look="quiet" wide onClick={onDone}>
            {t(isTyped ? 'slip.again' : 'slip.not-mine')}
          </Button>
        ) : null}
      </div>
      <Protected />
    </form>
  )
}

/** @param typed the code of a slip that was typed before; '' for none */
function ChooseGroup(props: { lobby: Lobby; joinCode: string; typed: string; onTyped: (typed: TypedCode) => void }) {
  const { lobby, joinCode, typed, onTyped } = props
  const t = useWords()
  const say = useSaid()
  const plain = usePlain()
  const [group, setGroup] = useState<GroupId | null>(null)
  const [hasDualRole, setDualRole] = useState(false)
  const [isMissing, setMissing] = useState(false)
  const { sitting, sit } = useSitDown(lobby)
  const isChosen = group !== null
  useEffect(() => {
    // The bar with the button comes into view with the first choice, and may come over it.
    const chosen = isChosen ? document.querySelector('[name="group"]:checked') : null
    chosen?.closest('.eds-option')?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])

  function submit(event: FormEvent) {
    event.preventDefault()
    if (group === null) {
      setMissing(true)
      document.querySelector<HTMLInputElement>('input[name="group"]')?.focus()
      return
    }
    void sit({ kind: 'group', joinCode, group }, hasDualRole && !worksHere(group))
  }

  return (
    <>
      <p className="phone-caption">{lobby.organisation}</p>
      <h1>{lobby.title}</h1>
      {/* Above the groups: a slip has chosen one already. */}
      <TypedSlip before={typed} onTyped={onTyped} />
      <form onSubmit={submit} noValidate>
        <Radios
          name="group"
          legend={say('join.group')}
          legendSize="l"
          hint={say('join.group.hint')}
          error={isMissing && group === null ? t('join.group.missing') : null}
          options={lobby.groups.map((each) => groupOption(each, plain))}
          value={group}
          onChange={setGroup}
        />
        <SittingState sitting={sitting} />
        {/* Until a group is chosen it waits below them: it would only lie over them. */}
        <div className="phone-dock" data-waits={group === null ? '' : undefined}>
          {/* In the dock, which stays in view: above it, it could lie half under it. */}
          {group === null || worksHere(group) ? null : <DualRole value={hasDualRole} onChange={setDualRole} isShort />}
          <Button type="submit" wide busy={sitting.kind === 'sending' ? t('join.sitting') : null}>
            {t(lobby.admission === 'ask' ? 'join.ask' : 'join.sit')}
          </Button>
        </div>
      </form>
      <p className="eds-quiet">{say('join.secret')}</p>
      <Protected />
      <LanguageRow />
    </>
  )
}

function groupOption(group: Lobby['groups'][number], plain: Plain): Option<GroupId> {
  const who = plain.groupWho(group)
  const label = <Pictured line={`group.${group.id}`}>{plain.groupName(group)}</Pictured>
  return { value: group.id, label, ...(who === null ? {} : { hint: who }) }
}

/** For a slip whose square code cannot be read: its short code, typed. @param before what was typed before, to correct */
function TypedSlip({ before, onTyped }: { before: string; onTyped: (typed: TypedCode) => void }) {
  const t = useWords()
  const say = useSaid()
  const [typed, setTyped] = useState(before)
  const [isWrong, setWrong] = useState(false)
  const field = useId()
  useEffect(() => {
    if (before !== '') document.getElementById(field)?.focus()
  }, [before, field])
  return (
    <details className="phone-slip" open={before !== ''}>
      <summary>{say('slip.have')}</summary>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const read = readJoinCode(typed)
          setWrong(!read.ok)
          if (read.ok) onTyped({ code: read.code, isDone: true })
          else document.getElementById(field)?.focus()
        }}
        noValidate
      >
        <Field
          id={field}
          className="phone-code"
          label={t('slip.code')}
          hint={t('slip.code.hint')}
          error={isWrong ? t('slip.code.wrong') : null}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellCheck={false}
        />
        <Button type="submit" look="secondary" wide>
          {t('home.join')}
        </Button>
      </form>
    </details>
  )
}

function Protected() {
  const say = useSaid()
  return (
    <p>
      <Link className="phone-link" href="/protected">
        {say('protected.link')}
      </Link>
    </p>
  )
}
