/** A reasoned objection to the grade the room is heading for. */
import { ObjectionId, type Question } from '@eds/session/session'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { dropObjection, keepObjection, ownObjections } from '../../live/own-objections.ts'
import { useSend } from '../../live/send.tsx'
import { useSession } from '../../live/session.tsx'
import type { KeptSeat } from '../../live/token.ts'
import { Button } from '../../parts/button.tsx'
import { TextArea } from '../../parts/field.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { RefusalMessage } from '../../parts/refusal-message.tsx'
import { useWords } from '../../words/use-words.tsx'

const REASON_LIMIT = 2000

/**
 * Stands for one question; give it the question's id as key.
 *
 * @param isAsked whether the room is asked if it can live with the grade: then everybody is shown where a reason is written,
 * whatever they answer, so that the page tells nobody who has objected
 */
export function Objection(props: { question: Question; seat: KeptSeat; isAsked: boolean }) {
  const { question, seat, isAsked } = props
  const t = useWords()
  const say = useSaid()
  const counts = useSession((room) => room.one('objections', question.id))
  const [own, setOwn] = useState<ObjectionId | null>(() => ownObjections(seat.seat, question.id).at(-1) ?? null)
  const [isWriting, setWriting] = useState(false)
  const open = useRef<HTMLButtonElement>(null)
  const isOpen = (counts?.open ?? 0) > 0
  // How many had been heard when this one was sent: the room's count comes after the answer.
  const [heardBefore, setHeardBefore] = useState(0)
  const isHeard = own !== null && !isOpen && (counts?.heard ?? 0) > heardBefore
  useSaidOnce(isHeard ? t('objection.heard') : null)
  return (
    <section className="phone-objection" aria-label={t('objection.title')}>
      {counts === null || counts.open === 0 ? null : <p>{say('objection.count', { count: counts.open })}</p>}
      {own !== null && !isHeard ? (
        <Sent
          id={own}
          seat={seat}
          onGone={() => {
            setOwn(null)
            requestAnimationFrame(() => open.current?.focus())
          }}
        />
      ) : isWriting ? (
        <Write
          question={question}
          onSent={(id) => {
            keepObjection(seat.seat, id, question.id)
            setOwn(id)
            setHeardBefore(counts?.heard ?? 0)
            setWriting(false)
            announce(t('objection.sent'))
            requestAnimationFrame(() => document.getElementById('objection-withdraw')?.focus())
          }}
          onCancel={() => {
            setWriting(false)
            requestAnimationFrame(() => open.current?.focus())
          }}
        />
      ) : (
        <>
          {isHeard ? (
            <Notice tone="good" title={t('objection.heard')}>
              <p>{say('objection.heard.text')}</p>
            </Notice>
          ) : null}
          {isAsked && !isHeard ? (
            <>
              <h3>{t('objection.title')}</h3>
              <p>{say('objection.text')}</p>
            </>
          ) : null}
          <div className={isAsked ? 'eds-buttons' : undefined}>
            <Button
              ref={open}
              look={isAsked ? 'secondary' : 'quiet'}
              className={isAsked ? undefined : 'phone-flush'}
              onClick={() => setWriting(true)}
            >
              {say('objection.open')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** Says aloud what has become true while the page is open. @param words null while it is not */
function useSaidOnce(words: string | null) {
  const was = useRef(words)
  useEffect(() => {
    if (words !== null && was.current === null) announce(words)
    was.current = words
  }, [words])
}

function Write(props: { question: Question; onSent: (id: ObjectionId) => void; onCancel: () => void }) {
  const { question, onSent, onCancel } = props
  const t = useWords()
  const say = useSaid()
  const { send, state } = useSend()
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const wrong =
    reason.trim() === ''
      ? t('objection.reason.missing')
      : reason.trim().length > REASON_LIMIT
        ? t('propose.too-long')
        : null
  useEffect(() => document.getElementById('objection-reason')?.focus(), [])

  async function submit(event: FormEvent) {
    event.preventDefault()
    setChecked(true)
    if (state.kind === 'sending') return
    if (wrong !== null) {
      document.getElementById('objection-reason')?.focus()
      return
    }
    const answer = await send({ type: 'raiseObjection', question: question.id, reason: reason.trim() })
    if (answer.status === 'saved' && answer.made !== null) onSent(ObjectionId.parse(answer.made))
  }

  return (
    <form className="eds-card" onSubmit={(event) => void submit(event)} noValidate>
      <h3>{t('objection.title')}</h3>
      <p>{say('objection.text')}</p>
      <TextArea
        id="objection-reason"
        label={say('objection.reason')}
        limit={REASON_LIMIT}
        error={isChecked ? wrong : null}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} title={t('objection.refused')} /> : null}
      <div className="eds-buttons">
        <Button type="submit" busy={state.kind === 'sending' ? t('objection.sending') : null}>
          {t('objection.send')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {t('objection.cancel')}
        </Button>
      </div>
    </form>
  )
}

function Sent({ id, seat, onGone }: { id: ObjectionId; seat: KeptSeat; onGone: () => void }) {
  const t = useWords()
  const { send, state } = useSend()
  async function withdraw() {
    const answer = await send({ type: 'withdrawObjection', objection: id })
    // Heard in the meantime: there is nothing left to take back.
    if (answer.status === 'refused' && answer.refusal.code !== 'unknown-objection') return
    dropObjection(seat.seat, id)
    if (answer.status === 'saved') announce(t('objection.withdrawn'))
    onGone()
  }
  return (
    <Notice tone="good" title={t('objection.sent')}>
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} /> : null}
      <Button
        id="objection-withdraw"
        look="quiet"
        className="phone-flush"
        busy={state.kind === 'sending' ? t('objection.withdrawing') : null}
        onClick={() => void withdraw()}
      >
        {t('objection.withdraw')}
      </Button>
    </Notice>
  )
}
