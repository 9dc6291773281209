/** Gives every screen the words of the chosen language, and the page its language, direction, text size and colours. */
import { createContext, type ReactNode, useContext, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import { en } from './en.ts'
import { type LanguageId, type LanguageInfo, type LoadedLanguage, languageById, loadLanguage } from './languages.ts'
import { choiceFor, keepReadingChoice, keptReadingChoice, type ReadingChoice, UNCHANGED } from './reading-choice.ts'
import { type Translate, translator } from './words.ts'

/** What is read now. `file` is null in English. `state` tells how fetching the language that was last chosen went. */
export type Reading = {
  readonly t: Translate
  readonly language: LanguageInfo
  readonly file: LoadedLanguage | null
  readonly choice: ReadingChoice
  readonly state: 'ready' | 'loading' | 'failed'
  readonly choose: (change: Partial<ReadingChoice>) => void
}

const inEnglish: Translate = translator(en, 'en-GB')
const ReadingContext = createContext<Reading>({
  t: inEnglish,
  language: languageById('en'),
  file: null,
  choice: UNCHANGED,
  state: 'ready',
  choose: () => {},
})

type Loaded = { id: LanguageId; file: LoadedLanguage | null }

/** Stands once, around everything. A phone that kept another language waits for it, so that nothing is said twice. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const [path] = useLocation()
  const [kept, setKept] = useState(keptReadingChoice)
  const [loaded, setLoaded] = useState<Loaded>({ id: 'en', file: null })
  const [failed, setFailed] = useState<LanguageId | null>(null)
  const choice = useMemo(() => choiceFor(path, kept), [path, kept])
  const wanted = choice.language
  const isLoaded = loaded.id === wanted
  const [isFirst, setFirst] = useState(true)

  useEffect(() => {
    if (isLoaded) {
      setFirst(false)
      return undefined
    }
    let isCurrent = true
    loadLanguage(wanted).then(
      (file) => {
        if (!isCurrent) return
        setFailed(null)
        setLoaded({ id: wanted, file })
      },
      () => {
        if (!isCurrent) return
        setFailed(wanted)
        setFirst(false)
      },
    )
    return () => {
      isCurrent = false
    }
  }, [wanted, isLoaded])

  useEffect(() => {
    // Another window of this phone has kept another choice: it holds here too.
    const follow = () => setKept(keptReadingChoice())
    window.addEventListener('storage', follow)
    return () => window.removeEventListener('storage', follow)
  }, [])

  const language = languageById(loaded.id)
  useLayoutEffect(() => {
    const page = document.documentElement
    page.lang = language.tag
    page.dir = language.dir
  }, [language])
  useLayoutEffect(() => {
    const page = document.documentElement
    page.dataset.theme = choice.theme
    page.dataset.text = String(choice.size)
  }, [choice])

  const reading = useMemo<Reading>(
    () => ({
      t: loaded.file === null ? inEnglish : translator({ ...en, ...loaded.file.words }, language.tag, language.dir),
      language,
      file: loaded.file,
      choice,
      state: isLoaded ? 'ready' : failed === wanted ? 'failed' : 'loading',
      choose: (change) => {
        const next = { ...kept, ...change }
        setKept(next)
        setFailed(null)
        keepReadingChoice(next)
      },
    }),
    [loaded, language, choice, isLoaded, failed, wanted, kept],
  )
  if (isFirst && !isLoaded) return null
  return <ReadingContext value={reading}>{children}</ReadingContext>
}

/** English with the words of one more screen, which phones need not fetch. */
export function MoreWords({ words, children }: { words: Readonly<Record<string, string>>; children: ReactNode }) {
  const reading = useContext(ReadingContext)
  const more = useMemo(() => ({ ...reading, t: translator({ ...en, ...words }, 'en-GB') }), [reading, words])
  return <ReadingContext value={more}>{children}</ReadingContext>
}

/** @returns `t(key, params)`: a whole sentence, never a piece of one. */
export const useWords = (): Translate => useContext(ReadingContext).t

/** @returns the words with all that is known of their language, and how to choose another. */
export const useReading = (): Reading => useContext(ReadingContext)
