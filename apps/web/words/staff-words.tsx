/** English with the refusals that only staff can meet: stands around each of their screens. */
import type { ReactNode } from 'react'
import { staffRefusalsEn } from './staff-refusals-en.ts'
import { MoreWords } from './use-words.tsx'

export const StaffWords = ({ children }: { children: ReactNode }) => (
  <MoreWords words={staffRefusalsEn}>{children}</MoreWords>
)
