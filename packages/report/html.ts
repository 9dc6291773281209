/** HTML by template: whatever is put in is escaped, unless it was made by the same template. */
import { plainText } from './plain-text.ts'

const made = new WeakSet<object>()

/** Markup that `html` made; nothing else can make it. */
export type Html = { readonly markup: string }
/** What may stand in a template: text and numbers are escaped, lists are joined, null and false are left out. */
export type Insert = string | number | Html | null | false | readonly Insert[]

/** @returns the template with everything put in escaped, in text and in quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): Html {
  return markupOf(parts.reduce((text, part, at) => `${text}${shown(inserts[at - 1] ?? null)}${part}`))
}

/** @returns text with the five characters of HTML escaped and the unprintable ones left out. */
export function escapeHtml(text: string): string {
  return plainText(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}

/** Puts in a text of our own that holds no person's words, such as a style sheet. */
export const ownMarkup = (text: string): Html => markupOf(text)

function shown(insert: Insert): string {
  if (insert === null || insert === false) return ''
  if (typeof insert === 'string') return escapeHtml(insert)
  if (typeof insert === 'number') return String(insert)
  if (isList(insert)) return insert.map(shown).join('')
  if (!made.has(insert)) throw new Error('expected markup made by html``, found another object')
  return insert.markup
}

function markupOf(text: string): Html {
  const markup = Object.freeze({ markup: text })
  made.add(markup)
  return markup
}

const isList = (insert: Html | readonly Insert[]): insert is readonly Insert[] => Array.isArray(insert)

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
