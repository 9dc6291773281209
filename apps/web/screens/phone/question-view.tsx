/** One question: the plain words first, then the vote or its result, then the evidence beside it. */
import { FRAMEWORK_NAMES } from '@eds/frameworks/grades'
import { signFilmOf } from '@eds/frameworks/plain-sign'
import type { SessionRecord } from '@eds/session/document'
import type { Question, WallView } from '@eds/session/session'
import { type ReactNode, useEffect, useRef } from 'react'
import { useSession } from '../../live/session.tsx'
import type { KeptSeat } from '../../live/token.ts'
import { Button } from '../../parts/button.tsx'
import { announce } from '../../parts/live-region.tsx'
import { ReadAloud } from '../../parts/reading-aloud.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { SignFilm } from '../../parts/sign-film.tsx'
import { usePlain } from '../../words/plain.ts'
import { useWords } from '../../words/use-words.tsx'
import { AgreedGrade } from './agreed-grade.tsx'
import { DeclareInterest } from './declare.tsx'
import { EvidenceList } from './evidence-list.tsx'
import { ClosedSetCheck, EarlierRounds, Objection, RoundResultView, SpeakOrWrite } from './later-parts.tsx'
import { evidenceOf, latestAgreement, roundsOfQuestion } from './room-reading.ts'
import { VotePanel } from './vote-panel.tsx'

/**
 * @param arrives true when the person has waited on this page for the question to come
 * @param before what must be known before voting
 * @param propose what the person is writing and has sent
 * @param onPropose null while they are writing already
 * @param onHandOn draws the chooser in place of the page
 */
export function QuestionView(props: {
  record: SessionRecord
  question: Question
  seat: KeptSeat
  arrives: boolean
  before: ReactNode
  propose: ReactNode
  onPropose: (() => void) | null
  onHandOn: () => void
}) {
  const { record, question, seat, arrives, before, propose, onPropose, onHandOn } = props
  const t = useWords()
  const say = useSaid()
  const plain = usePlain().question(record.framework, question)
  const heading = useFocusOnChange(question, plain.text, arrives)
  const total = useSession((room) => room.all('questions').length)
  const pieces = evidenceOf(
    useSession((room) => room.all('evidence')),
    question.id,
  ).length
  const rounds = roundsOfQuestion(
    useSession((room) => room.all('rounds')),
    question.id,
  )
  const agreement = latestAgreement(
    useSession((room) => room.all('agreements')),
    question.id,
  )
  const round = rounds.at(-1) ?? null
  const hasResult = rounds.some(({ state }) => state === 'revealed')

  return (
    <div className="phone-question">
      <header className="phone-question__head">
        <p className="phone-caption">{t('question.place', { number: question.order + 1, total })}</p>
        <h1 ref={heading} tabIndex={-1} lang={plain.lang} dir={plain.lang === undefined ? undefined : 'ltr'}>
          {plain.text}
        </h1>
        {question.service === null ? null : (
          <p className="phone-service">{say('question.for', { service: question.service.name })}</p>
        )}
        <ReadAloud
          key={`${question.id} ${plain.text}`}
          what="reading.aloud.question"
          lines={question.service === null ? [plain.text] : [plain.text, question.service.name]}
        />
        <SignFilm film={signFilmOf(record.framework, question.outcome)} />
        <div className="phone-question__read">
          <OfficialWords record={record} question={question} english={plain.english} />
          {pieces === 0 ? null : (
            <p className="phone-to-evidence">
              <a href="#evidence-title">{say('question.evidence-below', { count: pieces })}</a>
            </p>
          )}
        </div>
      </header>
      <div className="phone-question__vote">
        {before}
        {agreement === null ? null : <AgreedGrade agreement={agreement} framework={record.framework} />}
        {round === null ? (
          <p className="phone-stage">{say(stageKey(record.wallView))}</p>
        ) : round.state === 'revealed' ? (
          <>
            {record.wallView === 'discussion' ? <p className="phone-stage">{say('stage.discussion')}</p> : null}
            <RoundResultView record={record} round={round} />
          </>
        ) : (
          <VotePanel
            key={`vote ${round.id}`}
            round={round}
            framework={record.framework}
            seat={seat}
            onHandOn={onHandOn}
          />
        )}
        {round?.state === 'revealed' && agreement === null ? (
          <SpeakOrWrite key={`speak ${round.id}`} onWrite={onPropose} />
        ) : null}
        {hasResult && agreement === null ? (
          <Objection key={question.id} question={question} seat={seat} isAsked={round?.ask.kind === 'consent'} />
        ) : null}
        {round !== null && (round.state === 'closed' || round.state === 'revealed') ? (
          <ClosedSetCheck key={`closed ${round.id}`} round={round} seat={seat} />
        ) : null}
        <EarlierRounds record={record} rounds={rounds.slice(0, -1)} />
        <DeclareInterest key={`interest ${question.id}`} seat={seat} question={question} />
      </div>
      <div className="phone-question__evidence">
        <EvidenceList key={question.id} question={question} />
        {onPropose === null ? null : (
          <Button id="propose-open" look="secondary" wide onClick={onPropose}>
            {say('propose.open')}
          </Button>
        )}
        {propose}
      </div>
    </div>
  )
}

/** What the room does while there is no vote on the question. */
function stageKey(view: WallView): 'stage.discussion' | 'stage.evidence' | 'stage.before' {
  if (view === 'discussion') return 'stage.discussion'
  return view === 'evidence' ? 'stage.evidence' : 'stage.before'
}

/** @param english the plain question in English; null where the page says it already */
function OfficialWords(props: { record: SessionRecord; question: Question; english: string | null }) {
  const { record, question, english } = props
  const t = useWords()
  const say = useSaid()
  return (
    <details>
      <summary>{say('question.official')}</summary>
      <div>
        <p>
          <strong>
            {t('question.official.code', { code: question.outcome, framework: FRAMEWORK_NAMES[record.framework] })}
          </strong>
        </p>
        {english === null ? null : <p className="eds-quiet">{say('reading.official-english')}</p>}
        <p lang="en-GB" dir="ltr">
          {question.words}
        </p>
        {english === null ? null : (
          <p>
            {say('reading.question-english')}{' '}
            <span lang="en-GB" dir="ltr">
              {english}
            </span>
          </p>
        )}
        {question.wordsConfirmed ? null : <p className="eds-quiet">{t('question.official.unconfirmed')}</p>}
      </div>
    </details>
  )
}

/**
 * When the facilitator moves on, focus goes to the new question, so that a screen reader starts there; but never out of
 * a field in which somebody is writing or choosing. They hear of it instead.
 */
function useFocusOnChange(question: Question, text: string, arrives: boolean) {
  const t = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef<string | null>(arrives ? '' : null)
  useEffect(() => {
    const before = shown.current
    shown.current = question.id
    if (before === null || before === question.id) return
    if (isWriting()) {
      announce(t('question.new', { question: text }))
      return
    }
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [question, text, t])
  return heading
}

function isWriting(): boolean {
  const active = document.activeElement
  return (
    active instanceof HTMLTextAreaElement ||
    active instanceof HTMLSelectElement ||
    (active instanceof HTMLInputElement && active.type !== 'radio')
  )
}
