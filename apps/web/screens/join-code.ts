/** Reads a join code as people type it. */

/** Letters and digits that a code may have: none of 0, O, 1, I and L, which look alike on a wall. */
const CODE = /^[2-9A-HJKMNP-Z]{8}$/

export type TypedCode =
  | { ok: true; code: string }
  | { ok: false; why: 'empty' | 'lookalike' | 'other' }
  | { ok: false; why: 'length'; count: number }

/**
 * Forgives spaces, dashes, small letters and the whole address pasted in. A look-alike that no code has cannot be
 * put right for certain, so the person is told where to look.
 */
export function readJoinCode(typed: string): TypedCode {
  const afterAddress = /\/join\/([^/?#]+)/i.exec(typed)?.[1] ?? typed
  const code = afterAddress
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}]/gu, '')
  if (code === '') return { ok: false, why: 'empty' }
  if (CODE.test(code)) return { ok: true, code }
  if (/[0O1IL]/.test(code)) return { ok: false, why: 'lookalike' }
  if (!/^[2-9A-Z]*$/.test(code)) return { ok: false, why: 'other' }
  return { ok: false, why: 'length', count: code.length }
}

/** The code in two halves, as a person reads it out. */
export const spokenCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
