/** What the wall says, in up to two more languages: those the facilitator chose, or `?captions=ur,pl` of this wall's address. */
import { MOST_CAPTIONS, type Question } from '@eds/session/session'
import { useEffect, useState } from 'react'
import { useSearch } from 'wouter'
import {
  LanguageId,
  type LanguageInfo,
  type LoadedLanguage,
  languageById,
  loadLanguage,
} from '../../words/languages.ts'
import { type Plain, plainOf } from '../../words/plain.ts'
import { type PlainResult, plainResultOf } from '../../words/plain-result.ts'
import { type Translate, translator } from '../../words/words.ts'
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
        const t = translator(file.words, info.tag, info.dir)
        const plain = { ...plainOf({ t, file }), ...plainResultOf({ t, file }) }
        const asked = question === null || !isAsked(facts) ? null : plain.question(facts.session.framework, question)
        return (
          <p key={info.id} lang={info.tag} dir={info.dir}>
            {asked === null || asked.english === null ? null : <strong>{asked.text}</strong>}{' '}
            {sentencesOf(facts, question, t, plain).join(' – ')}
            {file.checkedBy === null && saysUnchecked(facts) ? (
              <span className="eds-quiet"> ({t('reading.unchecked')})</span>
            ) : null}
          </p>
        )
      })}
    </section>
  )
}

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
): readonly string[] {
  const { session, rounds } = facts
  const { framework, wallView } = session
  switch (wallView) {
    case 'join':
      return [t('wall.join.heading'), t('wall.join.choose')]
    case 'grades':
      return [t('wall.grades.heading')]
    case 'end':
      return [t('wall.end.heading'), t('wall.end.body')]
  }
  if (question === null) return [t('wall.question.none'), t('wall.question.none-body')]
  if (wallView === 'discussion') return [t('wall.discussion.heading'), t('wall.discussion.ask-1')]
  if (wallView === 'vote') {
    const round = rounds.at(-1)
    if (round?.state === 'closed') {
      return isNeverTold(round) ? [t('wall.vote.closed')] : [t('wall.vote.closed'), t('wall.vote.closed-body')]
    }
    const asks =
      round?.ask.kind === 'consent'
        ? t('wall.vote.can-you-live', { grade: plain.gradeName(framework, round.ask.grade) })
        : t('wall.vote.open')
    return [asks, t('wall.vote.secret')]
  }
  const result = wallView === 'result' ? lastRevealed(rounds, question.id)?.result : undefined
  if (result === undefined) return []
  return result.kind === 'grade'
    ? [plain.explain(framework, result.room).headline]
    : [plain.explainConsent(framework, result.outcome, result.grade)]
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
