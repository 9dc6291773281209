/** Writing evidence of one's own. The draft belongs to its question, wherever the room goes meanwhile. */
import { CHARACTERISTICS } from '@eds/frameworks/characteristics'
import { EVIDENCE_LIMIT } from '@eds/session/protocol'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useOutbox } from '../../live/outbox-provider.tsx'
import { useSession } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Checkboxes, Field, Radios, TextArea } from '../../parts/field.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { usePlain } from '../../words/plain.ts'
import { useWords } from '../../words/use-words.tsx'
import type { EvidenceDraft } from './evidence-draft.ts'

const SOURCE_LIMIT = 500

/** @param isMoved the room looks at another question by now */
export function ProposeEvidence(props: {
  draft: EvidenceDraft
  group: string
  isMoved: boolean
  onChange: (draft: EvidenceDraft) => void
  onDone: () => void
}) {
  const { draft, group, isMoved, onChange, onDone } = props
  const t = useWords()
  const say = useSaid()
  const plain = usePlain()
  const { proposeEvidence } = useOutbox()
  const framework = useSession((room) => room.one('session', 'session')?.framework ?? null)
  const question = useSession((room) => room.one('questions', draft.question))
  const [isChecked, setChecked] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])

  const wrongClaim =
    draft.claim.trim() === ''
      ? t('propose.claim.missing')
      : draft.claim.trim().length > EVIDENCE_LIMIT
        ? t('propose.too-long')
        : null
  const wrongSource =
    draft.source.trim() === ''
      ? t('propose.source.missing')
      : draft.source.trim().length > SOURCE_LIMIT
        ? t('propose.too-long')
        : null

  async function send(event: FormEvent) {
    event.preventDefault()
    setChecked(true)
    if (wrongClaim !== null || wrongSource !== null) {
      document.getElementById(wrongClaim !== null ? 'claim' : 'source')?.focus()
      return
    }
    await proposeEvidence({
      type: 'proposeEvidence',
      question: draft.question,
      claim: draft.claim.trim(),
      source: draft.source.trim(),
      characteristics: [...draft.characteristics],
      showGroup: draft.showGroup,
    })
    announce(t('propose.kept'))
    onDone()
    requestAnimationFrame(() => document.getElementById('sent-title')?.focus())
  }

  return (
    <section className="phone-propose eds-card" aria-labelledby="propose-title">
      <h2 id="propose-title" ref={heading} tabIndex={-1}>
        {t('propose.title')}
      </h2>
      {question === null || framework === null ? null : (
        <p>{say('propose.about', { question: plain.question(framework, question).text })}</p>
      )}
      {/* Services share a question's words: only its service tells it from the one that the room has moved to. */}
      {question === null || question.service === null ? null : (
        <p>{say('question.for', { service: question.service.name })}</p>
      )}
      {isMoved ? (
        <Notice tone="warn">
          <p>{say('propose.moved')}</p>
        </Notice>
      ) : null}
      <form onSubmit={(event) => void send(event)} noValidate>
        <Notice>
          <p>{say('propose.privacy')}</p>
        </Notice>
        <TextArea
          id="claim"
          label={say('propose.claim')}
          hint={t('propose.claim.hint')}
          limit={EVIDENCE_LIMIT}
          error={isChecked ? wrongClaim : null}
          value={draft.claim}
          onChange={(event) => onChange({ ...draft, claim: event.currentTarget.value })}
        />
        <Field
          id="source"
          label={say('propose.source')}
          hint={t('propose.source.hint')}
          error={isChecked ? wrongSource : null}
          value={draft.source}
          onChange={(event) => onChange({ ...draft, source: event.currentTarget.value })}
        />
        <Checkboxes
          name="characteristics"
          legend={say('propose.characteristics')}
          hint={t('propose.characteristics.hint')}
          options={CHARACTERISTICS.map((each) => ({
            value: each.id,
            label: plain.characteristic(each).name,
            hint: plain.characteristic(each).meaning,
          }))}
          value={draft.characteristics}
          onChange={(characteristics) => onChange({ ...draft, characteristics })}
        />
        <Radios
          name="show-group"
          legend={say('propose.group')}
          options={[
            { value: 'no', label: t('propose.group.no') },
            { value: 'yes', label: t('propose.group.yes', { group }) },
          ]}
          value={draft.showGroup ? 'yes' : 'no'}
          onChange={(value) => onChange({ ...draft, showGroup: value === 'yes' })}
        />
        <Button type="submit" wide>
          {t('propose.send')}
        </Button>
        <Button
          look="quiet"
          wide
          onClick={() => {
            onDone()
            requestAnimationFrame(() => document.getElementById('propose-open')?.focus())
          }}
        >
          {t('propose.cancel')}
        </Button>
      </form>
    </section>
  )
}
