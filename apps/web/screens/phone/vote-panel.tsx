/** The vote of a round that is not revealed: choose, confirm, and know where it stands. */

import { wordsOf } from '@eds/audit/erasable'
import type { FrameworkId } from '@eds/frameworks/framework'
import { type Choice, choicesOf, voteOf } from '@eds/session/ballot'
import type { Round, RoundAsk } from '@eds/session/session'
import { type FormEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { ballotEntry, type OutboxEntry } from '../../live/outbox.ts'
import { useOutbox } from '../../live/outbox-provider.tsx'
import { useConnection, useServerNow } from '../../live/session.tsx'
import { isShared, type KeptSeat } from '../../live/token.ts'
import { Button } from '../../parts/button.tsx'
import { Countdown } from '../../parts/countdown.tsx'
import { type Option, Radios } from '../../parts/field.tsx'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { ReadAloud } from '../../parts/reading-aloud.tsx'
import { Pictured, useSaid } from '../../parts/reading-icon.tsx'
import { useRefusalWords } from '../../parts/refusal-message.tsx'
import { choiceName } from '../../words/choice-name.ts'
import { type Plain, usePlain } from '../../words/plain.ts'
import { useWords } from '../../words/use-words.tsx'
import type { Translate, WordKey } from '../../words/words.ts'
import { isNeverTold } from '../room/never-told.ts'
import { AskForTime } from './declare.tsx'
import { HandOn } from './hand-on.tsx'
import { OpenElsewhere } from './open-elsewhere.tsx'
import { useOwnSeat } from './use-own-seat.ts'
import { type WhoseVote, whoseVote } from './whose-vote.ts'

type Unrevealed = Exclude<Round, { state: 'revealed' }>

/** Stands for one round; give it the round's id as key. @param onHandOn draws the chooser in place of the page */
export function VotePanel(props: { round: Unrevealed; framework: FrameworkId; seat: KeptSeat; onHandOn: () => void }) {
  const { round, framework, seat, onHandOn } = props
  const t = useWords()
  const say = useSaid()
  const { entries, isRead } = useOutbox()
  const entry = ballotEntry(entries, round.id)
  const own = useOwnSeat(seat)
  const whose = whoseVote(round.id, isRead ? entries : null, own.data)
  const isIn = whose !== 'nobody'
  const section = useFocusHandedOn<HTMLElement>()
  useAnnouncedState(round)
  useAnnouncedEntry(entry)

  if (round.state === 'void') {
    return (
      <Notice tone="warn" title={t('stage.void.title')}>
        <p>{say('stage.void.text', { reason: wordsOf(round.reason, t('stage.erased')) })}</p>
      </Notice>
    )
  }
  return (
    <section className="phone-vote" aria-labelledby="vote-title" ref={section}>
      <h2 id="vote-title" tabIndex={-1}>
        {round.state === 'open' ? t('vote.title') : t('stage.closed.title')}
      </h2>
      {round.number > 1 ? <p className="phone-caption">{t('vote.round', { number: round.number })}</p> : null}
      {round.state === 'closed' ? (
        <p>{say(isNeverTold(round) ? 'stage.closed.few' : 'stage.closed.text')}</p>
      ) : round.closesAt === null ? null : (
        <Closing closesAt={round.closesAt} />
      )}
      {round.state === 'open' && round.closesAt === null && !isIn && entry?.state !== 'waiting' ? (
        <OpenElsewhere section={section} />
      ) : null}
      <BallotStanding entry={entry} whose={whose} isOpen={round.state === 'open'} />
      {round.state === 'open' ? (
        <>
          <Ballot
            round={round}
            framework={framework}
            entry={entry}
            whose={whose}
            next={isShared(seat.session) ? <HandOn seat={seat} onHandOn={onHandOn} /> : null}
          />
          {/* Gone with the ballot itself, so that nothing moves when the answer comes. */}
          {isIn || entry?.state === 'waiting' ? null : <AskForTime seat={seat} round={round.id} />}
        </>
      ) : null}
    </section>
  )
}

function Closing({ closesAt }: { closesAt: number }) {
  const now = useServerNow(250)
  return (
    <div className="phone-closing">
      <Countdown closesAt={closesAt} now={now} />
    </div>
  )
}

/** Where the ballot stands, in words that are never ahead of the truth. */
function BallotStanding(props: { entry: OutboxEntry | null; whose: WhoseVote; isOpen: boolean }) {
  const { entry, whose, isOpen } = props
  const t = useWords()
  const say = useSaid()
  const refusalWords = useRefusalWords()
  const connection = useConnection()
  if (entry?.state === 'waiting') {
    const isSending = entry.tries <= 1 && connection === 'live'
    return (
      <Notice tone={isSending ? 'info' : 'warn'} title={isSending ? t('vote.state.sending') : t('vote.state.waiting')}>
        <p>{say(isSending ? 'vote.state.sending.text' : 'vote.state.waiting.text')}</p>
      </Notice>
    )
  }
  if (entry?.state === 'refused') {
    const isLate = entry.refusal.code === 'round-not-open'
    const words = refusalWords(entry.refusal)
    return (
      <Notice
        tone="bad"
        live="assertive"
        title={isLate ? t('vote.state.late') : t('vote.state.refused', { why: words.why })}
      >
        <p>{whose === 'this-phone' ? say('vote.state.earlier') : isLate ? say('vote.state.late.text') : words.next}</p>
      </Notice>
    )
  }
  if (whose === 'elsewhere') {
    // Once voting is closed, the check of the closed votes says it.
    return isOpen ? (
      <Notice tone="warn" live="polite" title={t('vote.state.elsewhere')}>
        <p>{say('vote.state.elsewhere.text')}</p>
      </Notice>
    ) : null
  }
  if (whose === 'helper') {
    return (
      <Notice tone="warn" live="polite" title={t('vote.state.assisted')}>
        <p>{say(isOpen ? 'vote.state.assisted.text' : 'vote.state.assisted.closed')}</p>
      </Notice>
    )
  }
  if (whose === 'this-phone') {
    return (
      <Notice tone="good" title={t('vote.state.saved')}>
        <p>{say(isOpen ? 'vote.state.saved.text' : 'vote.state.saved.closed')}</p>
      </Notice>
    )
  }
  return isOpen ? null : <p className="eds-quiet">{say('vote.not-voted')}</p>
}

type OpenRound = Extract<Round, { state: 'open' }>

/** @param next what a person who has voted may do beside changing the vote */
function Ballot(props: {
  round: OpenRound
  framework: FrameworkId
  entry: OutboxEntry | null
  whose: WhoseVote
  next: ReactNode
}) {
  const { round, framework, entry, whose, next } = props
  const plain = usePlain()
  const t = useWords()
  const say = useSaid()
  const { castBallot } = useOutbox()
  const isCast = entry?.state === 'waiting' || (whose !== 'nobody' && entry?.state !== 'refused')
  const [isChoosing, setChoosing] = useState(!isCast)
  const [choice, setChoice] = useState<Choice | null>(null)
  const [isMissing, setMissing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const change = useRef<HTMLButtonElement>(null)
  const isFirst = useRef(true)

  // The button that was pressed is gone: focus goes to what took its place, not to the top of the page.
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    if (isChoosing) form.current?.querySelector<HTMLInputElement>('input')?.focus()
    else {
      // The ballot was tall: without this the word "Saved" would be above the screen.
      change.current?.focus({ preventScroll: true })
      document.getElementById('vote-title')?.scrollIntoView({ block: 'start' })
    }
  }, [isChoosing])

  const whole = useFocusHandedOn<HTMLDivElement>()

  // With the first choice the button comes into reach, at the window's edge: what was chosen must not lie under it.
  const hasChosen = choice !== null
  useLayoutEffect(() => {
    if (hasChosen) form.current?.querySelector('.eds-option:has(:checked)')?.scrollIntoView({ block: 'nearest' })
  }, [hasChosen])

  // What was learnt after a reload, from the store or the server, closes a ballot nobody has begun to fill in.
  const wasCast = useRef(isCast)
  useEffect(() => {
    if (isCast && !wasCast.current && choice === null) setChoosing(false)
    wasCast.current = isCast
  }, [isCast, choice])

  if (!isChoosing) {
    return (
      <div ref={whole} className="phone-cast">
        <Button ref={change} look="secondary" wide onClick={() => setChoosing(true)}>
          {t(entry?.state === 'refused' || whose === 'elsewhere' ? 'vote.again' : 'vote.change')}
        </Button>
        {next}
      </div>
    )
  }

  async function confirm(event: FormEvent) {
    event.preventDefault()
    if (choice === null) {
      setMissing(true)
      form.current?.querySelector<HTMLInputElement>('input')?.focus()
      return
    }
    await castBallot(round.id, choice)
    // Nothing on the screen tells what was chosen, for whoever looks over a shoulder.
    setChoice(null)
    setMissing(false)
    setChoosing(false)
  }

  const isConsent = round.ask.kind === 'consent'
  const spoken = choicesOf(round.ask).map((each) => spokenChoice(each, round.ask.kind, framework, t, plain))
  return (
    <div ref={whole}>
      <form ref={form} onSubmit={(event) => void confirm(event)} noValidate>
        <Radios
          name={`ballot-${round.id}`}
          legend={
            round.ask.kind === 'consent'
              ? say('vote.legend.consent', { grade: plain.gradeName(framework, round.ask.grade) })
              : say('vote.legend')
          }
          hint={say(isConsent ? 'vote.hint.consent' : 'vote.hint')}
          error={isMissing && choice === null ? t('vote.missing') : null}
          options={choicesOf(round.ask).map((each) => optionOf(each, round.ask.kind, framework, t, plain))}
          value={choice}
          onChange={setChoice}
        />
        <ReadAloud key={spoken.join(' ')} what="reading.aloud.answers" lines={spoken} />
        <div className="phone-dock" data-waits={choice === null ? '' : undefined}>
          <Button type="submit" wide>
            {choice === null
              ? t('vote.confirm.none')
              : t('vote.confirm', { choice: choiceName(choice, t, (grade) => plain.gradeName(framework, grade)) })}
          </Button>
          {isCast ? (
            <Button
              look="quiet"
              wide
              onClick={() => {
                setChoice(null)
                setChoosing(false)
              }}
            >
              {t('vote.keep')}
            </Button>
          ) : null}
        </div>
      </form>
    </div>
  )
}

/**
 * A ballot whose round closes, and a vote that is revealed, go away under their person's hands: focus goes to what says
 * so, and not to the top of the page. @returns the element to watch
 */
function useFocusHandedOn<E extends HTMLElement>() {
  const watched = useRef<E>(null)
  useLayoutEffect(() => {
    const element = watched.current
    return () => {
      if (element?.contains(document.activeElement)) requestAnimationFrame(focusOnOutcome)
    }
  }, [])
  return watched
}

function focusOnOutcome(): void {
  const heading =
    document.getElementById('vote-title') ?? document.getElementById('result-title') ?? document.querySelector('h1')
  heading?.focus({ preventScroll: true })
}

const CHOICE_LINES: Readonly<Partial<Record<Choice, WordKey>>> = {
  e: 'vote.nee',
  c: 'vote.consent',
  s: 'vote.aside',
  o: 'vote.object',
}

/** An answer and what it means, as one would say it; the same for everybody, whatever they have chosen. */
function spokenChoice(
  choice: Choice,
  ask: RoundAsk['kind'],
  framework: FrameworkId,
  t: Translate,
  plain: Plain,
): string {
  const { hint } = optionOf(choice, ask, framework, t, plain)
  const name = choiceName(choice, t, (grade) => plain.ownGradeName(grade) ?? plain.gradeName(framework, grade))
  return hint === undefined ? name : `${name}. ${hint}`
}

function optionOf(
  choice: Choice,
  ask: RoundAsk['kind'],
  framework: FrameworkId,
  t: Translate,
  plain: Plain,
): Option<Choice> {
  const vote = voteOf(choice)
  if (typeof vote === 'number') {
    return {
      value: choice,
      label: <GradeMark framework={framework} grade={vote} />,
      hint: plain.gradeMeaning(framework, vote),
    }
  }
  const name = choiceName(choice, t, (grade) => plain.gradeName(framework, grade))
  const label = (
    <span>
      <Pictured line={CHOICE_LINES[choice] ?? 'vote.abstain'}>{name}</Pictured>
    </span>
  )
  switch (choice) {
    case 'e':
      return { value: choice, label, hint: t('vote.nee.hint'), divider: t('vote.or') }
    case 'c':
      return { value: choice, label, hint: t('vote.consent.hint') }
    case 's':
      return { value: choice, label, hint: t('vote.aside.hint') }
    case 'o':
      return { value: choice, label, hint: t('vote.object.hint') }
    default:
      return ask === 'grade'
        ? { value: choice, label, hint: t('vote.abstain.hint') }
        : { value: choice, label, hint: t('vote.abstain.hint.consent'), divider: t('vote.or') }
  }
}

/** Tells a screen reader of each change of the round that happens while the page is open. */
function useAnnouncedState(round: Unrevealed) {
  const t = useWords()
  const said = useRef<string | null>(null)
  // A close that is called speaks for itself; one that is taken back leaves voting open, which is said again.
  const standing = round.state === 'open' && round.closesAt !== null ? 'closing' : round.state
  useEffect(() => {
    if (said.current === standing) return
    const isFirst = said.current === null
    said.current = standing
    if (standing === 'open' || (standing === 'closing' && isFirst)) announce(t('vote.open'))
    else if (standing === 'closed') announce(t('vote.closed'))
    else if (standing === 'void') announce(t('vote.void'))
  }, [standing, t])
}

function useAnnouncedEntry(entry: OutboxEntry | null) {
  const t = useWords()
  const standing = entry === null ? null : `${entry.commandId} ${entry.state} ${isWaitingLong(entry)}`
  const said = useRef(standing)
  useEffect(() => {
    if (standing === said.current) return
    said.current = standing
    if (entry?.state === 'saved') announce(t('vote.said.saved'))
    else if (entry !== null && isWaitingLong(entry)) announce(t('vote.said.waiting'))
  }, [standing, entry, t])
}

const isWaitingLong = (entry: OutboxEntry): boolean => entry.state === 'waiting' && entry.tries > 1
