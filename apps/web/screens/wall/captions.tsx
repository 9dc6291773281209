/** What the wall says, in up to two more languages: those the facilitator chose, or `?captions=ur,pl` of this wall's address. */
import { MOST_CAPTIONS, type Question, type Round } from '@eds/session/session'
import type { LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useSearch } from 'wouter'
import { en } from '../../words/en.ts'
import {
  LanguageId,
  type LanguageInfo,
  type LoadedLanguage,
  languageById,
  loadLanguage,
  type PictureKey,
} from '../../words/languages.ts'
import { type Plain, plainOf } from '../../words/plain.ts'
import { type PlainResult, plainResultOf } from '../../words/plain-result.ts'
import { wallEn } from '../../words/wall-en.ts'
import { type CAPTION_KEYS, type Translate, translator } from '../../words/words.ts'
import { lastRevealed } from '../desk/next-step.ts'
import { isNeverTold } from '../room/never-told.ts'
import type { RoomFacts } from '../room/room-facts.ts'

type Caption = { readonly info: LanguageInfo; readonly file: LoadedLanguage }

/** Absent unless it is asked for. A language that cannot be fetched is left out, and the wall goes on. */
export function Captions({ facts, question }: { facts: RoomFacts; question: Question | null }) {
  const captions = useCaptions(useAskedCaptions(facts))
  if (captions.length === 0) return null
  return (
    <section className="wall-captions">
      {captions.map(({ info, file }) => {
        const t = translator({ ...en, ...wallEn, ...file.words }, info.tag, info.dir)
        const plain = { ...plainOf({ t, file }), ...plainResultOf({ t, file }) }
        const asked = question === null || !isAsked(facts) ? null : plain.question(facts.session.framework, question)
        return (
          <p key={info.id} lang={info.tag} dir={info.dir}>
            {asked === null || asked.english === null ? null : (
              <>
                <CaptionPicture icon={file.icons?.['vote.legend']} />
                <strong>{asked.text}</strong>{' '}
              </>
            )}
            {sentencesOf(facts, question, t, plain).map(({ line, text }, place) => (
              <span key={text}>
                {place === 0 || file.icons !== undefined ? null : '– '}
                <CaptionPicture icon={file.icons?.[line]} />
                {text}{' '}
              </span>
            ))}
            {file.checkedBy === null && saysUnchecked(facts) ? (
              <span className="eds-quiet"> ({t('reading.unchecked')})</span>
            ) : null}
          </p>
        )
      })}
    </section>
  )
}

/** What is said, and which picture of Easy Read stands before it. */
type Sentence = { readonly line: PictureKey; readonly text: string }

const CaptionPicture = ({ icon: Icon }: { icon: LucideIcon | undefined }) =>
  Icon === undefined ? null : <Icon className="wall-captions__picture" aria-hidden="true" />

/** @returns language codes with commas between them; empty for none. A wall's own address wins over the facilitator. */
export function useAskedCaptions({ session }: RoomFacts): string {
  return new URLSearchParams(useSearch()).get('captions') ?? session.captions.join()
}

/** Whether the question is what this view is about. Beside a result there is room for the result alone. */
const isAsked = ({ session: { wallView } }: RoomFacts): boolean =>
  !['join', 'result', 'grades', 'end'].includes(wallView)

/** Said where people have time to read it and before they vote, and not beside every result. */
const saysUnchecked = ({ session: { wallView } }: RoomFacts): boolean =>
  wallView === 'join' || wallView === 'question' || wallView === 'vote' || wallView === 'end'

/** The sentences of what is shown, beside the question itself. */
function sentencesOf(
  facts: RoomFacts,
  question: Question | null,
  t: Translate,
  plain: Plain & PlainResult,
): readonly Sentence[] {
  const { session, rounds } = facts
  const { framework, wallView } = session
  const said = (...keys: readonly SaidKey[]) => keys.map((key) => ({ line: key, text: t(key) }))
  switch (wallView) {
    case 'join':
      return said('wall.join.heading', 'wall.join.choose')
    case 'grades':
      return said('wall.grades.heading')
    case 'end':
      return said('wall.end.heading', 'wall.end.body')
  }
  if (question === null) return said('wall.question.none', 'wall.question.none-body')
  if (wallView === 'discussion') return said('wall.discussion.heading', 'wall.discussion.ask-1')
  if (wallView === 'vote') return ofVote(rounds.at(-1), t, said, plain, framework)
  const result = wallView === 'result' ? lastRevealed(rounds, question.id)?.result : undefined
  if (result === undefined) return []
  if (result.kind === 'consent') {
    return [{ line: 'explain.consent', text: plain.explainConsent(framework, result.outcome, result.grade) }]
  }
  return [{ line: `explain.${result.room.state}`, text: plain.explain(framework, result.room).headline }]
}

/** What is said as it stands, with nothing put in. */
type SaidKey =
  | Exclude<(typeof CAPTION_KEYS)[number], 'wall.vote.can-you-live' | 'wall.grades.done'>
  | 'vote.void'
  | 'stage.closed.few'
  | 'countdown.over'

function ofVote(
  round: Round | undefined,
  t: Translate,
  said: (...keys: readonly SaidKey[]) => readonly Sentence[],
  plain: Plain,
  framework: RoomFacts['session']['framework'],
): readonly Sentence[] {
  switch (round?.state) {
    case undefined:
      return []
    case 'void':
      return said('vote.void')
    case 'closed':
      return isNeverTold(round) ? said('stage.closed.few') : said('wall.vote.closed', 'wall.vote.closed-body')
    case 'revealed':
      return said('wall.vote.closed')
    case 'open': {
      const closes = round.closesAt === null ? [] : said('countdown.over')
      if (round.ask.kind === 'grade' && closes.length > 0) return [...closes, ...said('wall.vote.secret')]
      const key = 'wall.vote.can-you-live'
      const asks =
        round.ask.kind === 'consent'
          ? [{ line: key, text: t(key, { grade: plain.gradeName(framework, round.ask.grade) }) } as const]
          : said('wall.vote.open')
      return [...asks, ...closes, ...said('wall.vote.secret')]
    }
  }
}

/** @param asked language codes with commas between them */
function useCaptions(asked: string): readonly Caption[] {
  const [captions, setCaptions] = useState<readonly Caption[]>([])
  useEffect(() => {
    let isCurrent = true
    const ids = asked.split(',').flatMap((each) => {
      const id = LanguageId.safeParse(each.trim())
      return id.success && id.data !== 'en' ? [id.data] : []
    })
    void Promise.allSettled(
      ids.slice(0, MOST_CAPTIONS).map(async (id) => ({ info: languageById(id), file: await loadLanguage(id) })),
    ).then((loaded) => {
      if (!isCurrent) return
      setCaptions(
        loaded.flatMap((each) =>
          each.status === 'fulfilled' && each.value.file !== null
            ? [{ info: each.value.info, file: each.value.file }]
            : [],
        ),
      )
    })
    return () => {
      isCurrent = false
    }
  }, [asked])
  return captions
}
