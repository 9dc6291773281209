/** Gives every screen the words of the chosen language. */
import { createContext, type ReactNode, useContext, useEffect } from 'react'
import { en } from './en.ts'
import { type Translate, translator } from './words.ts'

const english: Translate = translator(en, 'en-GB')
const Words = createContext<Translate>(english)

/** Sets the page's language and direction, and the words below it. English until other languages are loaded. */
export function WordsProvider({ children }: { children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = 'en-GB'
    document.documentElement.dir = 'ltr'
  }, [])
  return <Words value={english}>{children}</Words>
}

/** @returns `t(key, params)`: a whole sentence, never a piece of one. */
export const useWords = (): Translate => useContext(Words)
