/** The evidence of a question, by protected characteristic, and what other services have for the same outcome. */
import { wordsOf } from '@eds/audit/erasable'
import { CHARACTERISTICS, type CharacteristicId } from '@eds/frameworks/characteristics'
import type { Evidence, Question } from '@eds/session/session'
import { useState } from 'react'
import { useSession } from '../../live/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/field.tsx'
import { Tag } from '../../parts/notice.tsx'
import { ReadAloud } from '../../parts/reading-aloud.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { usePlain } from '../../words/plain.ts'
import { useReading, useWords } from '../../words/use-words.tsx'
import { writtenIn } from '../../words/written-in.ts'
import { evidenceOf, mixedEvidence } from './room-reading.ts'

/** How many are shown before "Show more": a phone is small, and the vote must stay in reach. */
const FIRST = 4

/** Stands for one question; give it the question's id as key. */
export function EvidenceList({ question }: { question: Question }) {
  const t = useWords()
  const say = useSaid()
  const plain = usePlain()
  const every = useSession((room) => room.all('evidence'))
  const questions = useSession((room) => room.all('questions'))
  const [about, setAbout] = useState<CharacteristicId | 'all'>('all')
  const mine = evidenceOf(every, question.id)
  const shown = about === 'all' ? mine : mine.filter((item) => item.characteristics.includes(about))
  const others = questions
    .filter((other) => other.outcome === question.outcome && other.id !== question.id)
    .toSorted((left, right) => left.order - right.order)
  const count = (id: CharacteristicId) => mine.filter((item) => item.characteristics.includes(id)).length
  return (
    <section className="phone-evidence" id="evidence" aria-labelledby="evidence-title">
      <h2 id="evidence-title" tabIndex={-1}>
        {say('evidence.title')}
      </h2>
      {mine.length === 0 ? (
        <p>{say('evidence.none')}</p>
      ) : (
        <Select
          label={say('evidence.filter')}
          value={about}
          onChange={(event) => {
            const chosen = CHARACTERISTICS.find(({ id }) => id === event.currentTarget.value)
            setAbout(chosen?.id ?? 'all')
          }}
        >
          <option value="all">{t('evidence.filter.all', { count: mine.length })}</option>
          {CHARACTERISTICS.map((each) => (
            <option key={each.id} value={each.id}>
              {t('evidence.filter.one', { name: plain.characteristic(each).name, count: count(each.id) })}
            </option>
          ))}
        </Select>
      )}
      {mine.length > 0 && shown.length === 0 ? <p>{say('evidence.none-here')}</p> : null}
      <ReadAloud what="reading.aloud.evidence" lines={mixedEvidence(shown, FIRST).flatMap(linesOf)} />
      <ShownEvidence key={about} items={shown} />
      {others.length === 0 ? null : (
        <details>
          <summary>{say('evidence.other-services')}</summary>
          <div>
            {others.map((other) => {
              const items = evidenceOf(every, other.id)
              return (
                <section key={other.id}>
                  <h3>
                    {t('evidence.other-service', {
                      service: other.service?.name ?? other.title,
                      count: items.length,
                    })}
                  </h3>
                  <ShownEvidence items={items} />
                </section>
              )
            })}
          </div>
        </details>
      )}
    </section>
  )
}

/** The claim and where it comes from, each in the language it is written in. */
const linesOf = ({ claim, source }: Evidence) =>
  [claim, ...(source === null ? [] : [source])]
    .map((words) => wordsOf(words, ''))
    .filter((text) => text !== '')
    .map((text) => ({ text, lang: writtenIn(text) }))

function ShownEvidence({ items }: { items: readonly Evidence[] }) {
  const t = useWords()
  const [isAll, setAll] = useState(false)
  const mixed = mixedEvidence(items, FIRST)
  const shown = isAll ? mixed : mixed.slice(0, FIRST)
  const more = items.length - shown.length
  return (
    <>
      <ul className="phone-evidence__list">
        {shown.map((item) => (
          <EvidenceItem key={item.id} item={item} />
        ))}
      </ul>
      {more === 0 ? null : (
        <Button look="secondary" onClick={() => setAll(true)}>
          {t('evidence.more', { count: more })}
        </Button>
      )}
    </>
  )
}

function EvidenceItem({ item }: { item: Evidence }) {
  const { t, language } = useReading()
  const say = useSaid()
  const plain = usePlain()
  const { from } = item
  const groupId = from.kind === 'room' ? from.group : null
  const group = useSession((room) => (groupId === null ? null : room.one('groups', groupId)))
  const erased = t('stage.erased')
  const source = item.source === null ? null : wordsOf(item.source, erased)
  const claim = wordsOf(item.claim, erased)
  const lang = writtenIn(claim)
  return (
    <li className="eds-card">
      <p className="phone-evidence__claim" dir="auto" lang={lang === language.tag ? undefined : lang}>
        {claim}
      </p>
      {item.characteristics.length === 0 ? null : (
        <ul className="eds-tags">
          {CHARACTERISTICS.filter(({ id }) => item.characteristics.includes(id)).map((each) => (
            <li key={each.id}>
              <Tag tone="info">{plain.characteristic(each).name}</Tag>
            </li>
          ))}
        </ul>
      )}
      <p className="eds-quiet">
        {source === null ? null : <span className="phone-line">{say('evidence.source', { source })}</span>}
        <span className="phone-line">
          {from.kind === 'organisation'
            ? say('evidence.from.owner', { owner: wordsOf(from.owner, erased) })
            : group === null
              ? say('evidence.from.room')
              : say('evidence.from.group', { group: plain.groupName(group) })}
        </span>
      </p>
    </li>
  )
}
