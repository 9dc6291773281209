/** Take a seat: choose your group, sit down. */
import { STAKEHOLDER_GROUPS } from '@eds/frameworks/stakeholder-groups'
import { Lobby } from '@eds/session/protocol'
import type { Refusal } from '@eds/session/refusals'
import type { GroupId } from '@eds/session/session'
import { type FormEvent, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { ApiError } from '../live/api.ts'
import { useAsked } from '../live/asked.ts'
import { takeSeat } from '../live/take-seat.ts'
import { forgetSeat, keptSeat } from '../live/token.ts'
import { Button } from '../parts/button.tsx'
import { Radios } from '../parts/field.tsx'
import { announce } from '../parts/live-region.tsx'
import { Loading } from '../parts/loading.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { RefusalMessage } from '../parts/refusal-message.tsx'
import { useWords } from '../words/use-words.tsx'
import { readJoinCode } from './join-code.ts'
import '../styles/phone.scss'

/** @param code as it stands in the address; forgiven like a typed one */
export function JoinScreen({ code }: { code: string }) {
  const t = useWords()
  const read = readJoinCode(code)
  const joinCode = read.ok ? read.code : code
  const lobby = useAsked(`/api/join/${encodeURIComponent(joinCode)}`, Lobby)
  const refusal = lobby.error instanceof ApiError ? lobby.error.refusal : null
  return (
    <Page title={t('join.title')} width="narrow">
      {lobby.data !== undefined ? (
        <Seats lobby={lobby.data} joinCode={joinCode} />
      ) : lobby.error === null ? (
        <Loading />
      ) : (
        <>
          <h1>{t('join.title')}</h1>
          {refusal === null ? (
            <Notice tone="warn" live="assertive" title={t('join.offline')} />
          ) : (
            <RefusalMessage refusal={refusal} title={t('join.refused')} />
          )}
          <div className="eds-buttons">
            <Button onClick={() => void lobby.refetch()}>{t('join.retry')}</Button>
            <Link className="eds-button eds-button--secondary" href="/">
              {t('phone.no-seat.go')}
            </Link>
          </div>
        </>
      )}
    </Page>
  )
}

function Seats({ lobby, joinCode }: { lobby: Lobby; joinCode: string }) {
  const [kept, setKept] = useState(() => keptSeat(lobby.session))
  if (kept === null) return <ChooseGroup lobby={lobby} joinCode={joinCode} />
  const group = lobby.groups.find(({ id }) => id === kept.group)?.name ?? kept.group
  return (
    <AlreadySeated
      lobby={lobby}
      group={group}
      onOther={() => {
        forgetSeat(lobby.session)
        setKept(null)
      }}
    />
  )
}

function AlreadySeated({ lobby, group, onOther }: { lobby: Lobby; group: string; onOther: () => void }) {
  const t = useWords()
  return (
    <>
      <h1>{t('join.seated.title')}</h1>
      <p>{t('join.seated.text', { group })}</p>
      <Link className="eds-button eds-button--wide" href={`/s/${lobby.session}`}>
        {t('join.seated.go')}
      </Link>
      <details className="phone-apart">
        <summary>{t('join.seated.other')}</summary>
        <div>
          <p>{t('join.seated.other.text')}</p>
          <Button look="secondary" onClick={onOther}>
            {t('join.seated.other.go')}
          </Button>
        </div>
      </details>
    </>
  )
}

type Sitting = { kind: 'ready' } | { kind: 'sending'; isOffline: boolean } | { kind: 'refused'; refusal: Refusal }

function ChooseGroup({ lobby, joinCode }: { lobby: Lobby; joinCode: string }) {
  const t = useWords()
  const [, goTo] = useLocation()
  const [group, setGroup] = useState<GroupId | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [sitting, setSitting] = useState<Sitting>({ kind: 'ready' })

  async function sit(event: FormEvent) {
    event.preventDefault()
    if (sitting.kind === 'sending') return
    if (group === null) {
      setMissing(true)
      document.querySelector<HTMLInputElement>('input[name="group"]')?.focus()
      return
    }
    setSitting({ kind: 'sending', isOffline: false })
    const answer = await takeSeat({ session: lobby.session, joinCode, group }, () => {
      setSitting({ kind: 'sending', isOffline: true })
      announce(t('join.offline'))
    })
    if (answer.status === 'saved') goTo(`/s/${lobby.session}`, { replace: true })
    else setSitting({ kind: 'refused', refusal: answer.refusal })
  }

  return (
    <form onSubmit={(event) => void sit(event)} noValidate>
      <p className="phone-caption">{lobby.organisation}</p>
      <h1>{lobby.title}</h1>
      <Radios
        name="group"
        legend={t('join.group')}
        legendSize="l"
        hint={t('join.group.hint')}
        error={isMissing && group === null ? t('join.group.missing') : null}
        options={lobby.groups.map(({ id, name }) => {
          const who = STAKEHOLDER_GROUPS.find((known) => known.id === id && known.name === name)?.plainWho
          return who === undefined ? { value: id, label: name } : { value: id, label: name, hint: who }
        })}
        value={group}
        onChange={setGroup}
      />
      {sitting.kind === 'refused' ? <RefusalMessage refusal={sitting.refusal} title={t('join.refused')} /> : null}
      {sitting.kind === 'sending' && sitting.isOffline ? <Notice tone="warn" title={t('join.offline')} /> : null}
      <div className="phone-dock">
        <Button type="submit" wide busy={sitting.kind === 'sending' ? t('join.sitting') : null}>
          {t('join.sit')}
        </Button>
      </div>
      <p className="eds-quiet">{t('join.secret')}</p>
    </form>
  )
}
