/** A revealed round on the phone: the sentence, the reasons, the same bars as on the wall. */
import { wordsOf } from '@eds/audit/erasable'
import type { FrameworkId } from '@eds/frameworks/framework'
import type { SessionRecord } from '@eds/session/document'
import type { Round } from '@eds/session/session'
import { useEffect, useRef } from 'react'
import { useSession } from '../../live/session.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ReadAloud } from '../../parts/reading-aloud.tsx'
import { Pictured, useSaid } from '../../parts/reading-icon.tsx'
import { ResultChart } from '../../parts/result-chart.tsx'
import { usePlain } from '../../words/plain.ts'
import { type PlainResult, usePlainResult } from '../../words/plain-result.ts'
import { useWords } from '../../words/use-words.tsx'
import { OwnDistance } from './own-distance.tsx'

const NONE: readonly string[] = []

type Revealed = Extract<Round, { state: 'revealed' }>

/** @returns the one sentence of a revealed round */
export function headlineOf(round: Revealed, framework: FrameworkId, plain: PlainResult): string {
  const { result } = round
  if (result.kind === 'consent') {
    return plain.explainConsent(framework, result.outcome, result.grade)
  }
  return plain.explain(framework, result.room).headline
}

/** The newest round of the question, once revealed. */
export function RoundResultView({ record, round }: { record: SessionRecord; round: Revealed }) {
  const t = useWords()
  const say = useSaid()
  const own = useSession((room) => room.one('ownGrades', round.question))
  const groups = useSession((room) => room.all('groups'))
  const plain = usePlainResult()
  const { gradeName } = usePlain()
  const headline = headlineOf(round, record.framework, plain)
  const words = round.result.kind === 'grade' ? plain.explain(record.framework, round.result.room) : null
  // Until an objection is heard nothing is recorded, whatever the votes say; that it waits stands below the result.
  const isObjected = useSession((room) => (room.one('objections', round.question)?.open ?? 0) > 0)
  const next = words === null || isObjected ? [] : [words.next]
  const spoken = words === null ? [headline] : [headline, ...words.reasons, ...words.notes, words.voiceNote, ...next]
  const said = useRef<string | null>(null)
  useEffect(() => {
    if (said.current === round.id) return
    said.current = round.id
    announce(t('vote.revealed', { headline }))
  }, [round.id, headline, t])

  return (
    <section className="phone-result" aria-labelledby="result-title">
      <h2 id="result-title" tabIndex={-1}>
        {t('result.title')}
      </h2>
      {round.number > 1 ? <p className="phone-caption">{t('vote.round', { number: round.number })}</p> : null}
      {round.result.kind === 'consent' && !round.result.outcome.adopted ? (
        <p>{say('vote.legend.consent', { grade: gradeName(record.framework, round.result.grade) })}</p>
      ) : null}
      <p className="phone-headline">
        <Pictured line={round.result.kind === 'consent' ? 'explain.consent' : `explain.${round.result.room.state}`}>
          {headline}
        </Pictured>
      </p>
      <ReadAloud key={spoken.join(' ')} what="reading.aloud.result" lines={spoken} />
      <OwnDistance key={round.id} round={round} />
      {round.override === null ? null : (
        <Notice tone="warn">
          <p>{say('result.override', { reason: wordsOf(round.override, t('stage.erased')) })}</p>
        </Notice>
      )}
      {round.result.kind === 'grade' ? (
        <GradeResult round={round} record={record} groups={groups} result={round.result} isObjected={isObjected} />
      ) : round.result.outcome.counts === null ? null : (
        <p>
          {say('result.consent.counts', {
            consent: round.result.outcome.counts.consent,
            aside: round.result.outcome.counts.standAside,
            object: round.result.outcome.counts.object,
          })}
        </p>
      )}
      {own === null ? null : (
        <p className="phone-own">
          {say('result.own')} <GradeMark framework={record.framework} grade={own.grade} />
        </p>
      )}
    </section>
  )
}

function GradeResult(props: {
  round: Revealed
  record: SessionRecord
  groups: readonly { id: string; name: string }[]
  result: Extract<Revealed['result'], { kind: 'grade' }>
  isObjected: boolean
}) {
  const { record, groups, result, isObjected } = props
  const t = useWords()
  const plain = usePlainResult()
  const words = plain.explain(record.framework, result.room)
  const needed = useSession((room) => room.one('questions', props.round.question)?.mustHear ?? NONE)
  const before = useSession((room) => room.all('rounds'))
    .filter((each) => each.question === props.round.question && each.number < props.round.number)
    .toSorted((left, right) => right.number - left.number)
    .flatMap((each) => (each.state === 'revealed' && each.result.kind === 'grade' ? [each.result.room] : []))[0]
  return (
    <>
      {words.reasons.length === 0 ? null : (
        <ul>
          {words.reasons.map((reason) => (
            <li key={reason}>
              <Pictured line="explain.reason">{reason}</Pictured>
            </li>
          ))}
        </ul>
      )}
      {result.changed === null ? null : (
        <p>
          <Pictured line="explain.changed">
            {plain.explainChanged(before ?? null, result.room, result.changed)}
          </Pictured>
        </p>
      )}
      {words.notes.map((note) => (
        <p key={note}>
          <Pictured line="explain.note">{note}</Pictured>
        </p>
      ))}
      <ResultChart result={result.room} framework={record.framework} groups={groups} needed={needed} />
      <p className="eds-quiet">
        <Pictured line="explain.voice">{words.voiceNote}</Pictured>
      </p>
      {isObjected ? null : (
        <>
          <h3>{t('result.next')}</h3>
          <p>
            <Pictured line="explain.next">{words.next}</Pictured>
          </p>
        </>
      )}
    </>
  )
}

/** One line for each earlier vote on the question; nothing is written over. */
export function EarlierRounds({ record, rounds }: { record: SessionRecord; rounds: readonly Round[] }) {
  const t = useWords()
  const say = useSaid()
  const plain = usePlainResult()
  const told = rounds.flatMap((round) =>
    round.state === 'revealed'
      ? [
          {
            id: round.id,
            text: t('result.earlier.item', {
              number: round.number,
              headline: headlineOf(round, record.framework, plain),
            }),
          },
        ]
      : round.state === 'void'
        ? [{ id: round.id, text: t('result.earlier.void', { number: round.number }) }]
        : [],
  )
  if (told.length === 0) return null
  return (
    <details>
      <summary>{say('result.earlier')}</summary>
      <ul>
        {told.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </details>
  )
}
