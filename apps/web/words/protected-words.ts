/** The words of the page on how a vote is protected, fetched with it in the language that is read. */
import type { LucideIcon } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { LanguageId } from './languages.ts'
import { type ProtectedWords, protectedEn } from './protected-en.ts'
import { useReading } from './use-words.tsx'

/** The page in one language; `icons` are the pictures beside the lines of Easy Read. */
export type ProtectedFile = {
  readonly words: ProtectedWords
  readonly icons?: Readonly<Partial<Record<keyof ProtectedWords, LucideIcon>>>
}

/** @throws where the file cannot be fetched */
export const loadProtected = (id: LanguageId): Promise<ProtectedFile> =>
  id === 'en' ? Promise.resolve(ENGLISH) : FILES[id]()

const ENGLISH: ProtectedFile = { words: protectedEn }

const FILES: Readonly<Record<Exclude<LanguageId, 'en'>, () => Promise<ProtectedFile>>> = {
  easy: async () => (await import('./protected-easy.ts')).protectedEasy,
  cy: async () => ({ words: (await import('./protected-cy.ts')).protectedCy }),
  pl: async () => ({ words: (await import('./protected-pl.ts')).protectedPl }),
  ro: async () => ({ words: (await import('./protected-ro.ts')).protectedRo }),
  pa: async () => ({ words: (await import('./protected-pa.ts')).protectedPa }),
  ur: async () => ({ words: (await import('./protected-ur.ts')).protectedUr }),
  bn: async () => ({ words: (await import('./protected-bn.ts')).protectedBn }),
  ar: async () => ({ words: (await import('./protected-ar.ts')).protectedAr }),
}

/** @returns null while it is fetched. Where it cannot be, the English, with `isEnglish` to mark it as such. */
export function useProtected(): { file: ProtectedFile; isEnglish: boolean } | null {
  const { language } = useReading()
  const [loaded, setLoaded] = useState<{ id: LanguageId; file: ProtectedFile; isEnglish: boolean }>({
    id: 'en',
    file: ENGLISH,
    isEnglish: true,
  })
  useEffect(() => {
    let isCurrent = true
    loadProtected(language.id).then(
      (file) => (isCurrent ? setLoaded({ id: language.id, file, isEnglish: language.id === 'en' }) : undefined),
      () => (isCurrent ? setLoaded({ id: language.id, file: ENGLISH, isEnglish: true }) : undefined),
    )
    return () => {
      isCurrent = false
    }
  }, [language.id])
  return loaded.id === language.id ? loaded : null
}
