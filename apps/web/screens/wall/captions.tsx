/** What the wall says, in up to two more languages: `?captions=ur,pl` at the end of the wall's address. */
import type { Question } from '@eds/session/session'
import { useEffect, useState } from 'react'
import { useSearch } from 'wouter'
import {
  LanguageId,
  type LanguageInfo,
  type LoadedLanguage,
  languageById,
  loadLanguage,
} from '../../words/languages.ts'
import { type CAPTION_KEYS, translator } from '../../words/words.ts'
import type { RoomFacts } from '../room/room-facts.ts'
import '../../styles/reading.scss'

const MOST = 2

type Caption = { readonly info: LanguageInfo; readonly file: LoadedLanguage }
type CaptionKey = (typeof CAPTION_KEYS)[number]

/** Absent unless it is asked for. A language that cannot be fetched is left out, and the wall goes on. */
export function Captions({ facts, question }: { facts: RoomFacts; question: Question | null }) {
  const captions = useCaptions()
  if (captions.length === 0) return null
  return (
    <section className="wall-captions">
      {captions.map(({ info, file }) => {
        const t = translator(file.words, info.tag, info.dir)
        const asked = question === null ? null : file.plain.outcomes[facts.session.framework]?.[question.outcome]
        return (
          <div key={info.id} lang={info.tag} dir={info.dir}>
            {question === null || asked === undefined || asked === null ? null : <strong>{asked.question}</strong>}{' '}
            {keysOf(facts, question)
              .map((key) => t(key))
              .join(' – ')}
            {file.checkedBy === null ? <span className="eds-quiet"> ({t('reading.unchecked')})</span> : null}
          </div>
        )
      })}
    </section>
  )
}

/** The captions of what is shown; nothing that needs a number or a grade. */
function keysOf(
  { session }: RoomFacts,
  question: Question | null,
): readonly Exclude<CaptionKey, 'wall.vote.can-you-live' | 'wall.grades.done'>[] {
  switch (session.wallView) {
    case 'join':
      return ['wall.join.heading', 'wall.join.choose']
    case 'grades':
      return ['wall.grades.heading']
    case 'end':
      return ['wall.end.heading', 'wall.end.body']
    case 'vote':
      return question === null ? ['wall.question.none'] : ['wall.vote.secret']
    case 'discussion':
      return ['wall.discussion.heading', 'wall.discussion.ask-1']
    default:
      return question === null ? ['wall.question.none', 'wall.question.none-body'] : []
  }
}

function useCaptions(): readonly Caption[] {
  const asked = new URLSearchParams(useSearch()).get('captions') ?? ''
  const [captions, setCaptions] = useState<readonly Caption[]>([])
  useEffect(() => {
    let isCurrent = true
    const ids = asked.split(',').flatMap((each) => {
      const id = LanguageId.safeParse(each.trim())
      return id.success && id.data !== 'en' ? [id.data] : []
    })
    void Promise.allSettled(
      ids.slice(0, MOST).map(async (id) => ({ info: languageById(id), file: await loadLanguage(id) })),
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
