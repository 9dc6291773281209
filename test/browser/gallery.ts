/** The gallery: a page that shows every screen in every state, as the walk saw them. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from '@playwright/test'
import { WRITES_PICTURES } from './a-room.ts'
import { pictureName, type Sight } from './a-walk.ts'
import { TAKE_PICTURES, writeDownTaken } from './shown-words.ts'

const FOLDER = fileURLToPath(new URL('../pictures/', import.meta.url))
const COLUMNS = { seat: 4, helper: 4, staff: 2, wall: 2, public: 2 } as const

/** Each is written by a test of its own, in the order of the page. */
const CHAPTERS = ['A meeting', 'What a vote can also come to', 'At the door', 'When something goes wrong'] as const
export type Chapter = (typeof CHAPTERS)[number]

const INTRODUCTION = `# Every screen in every state

Each of these is looked at in every run of the browser tests: by axe in light, dark and high contrast; what everybody may
open also in Easy Read, in Urdu from right to left, with text of 200%, at 320 px and at 400%; the wall also with captions in
Easy Read and Urdu. What staff and helpers open, and the report, are in English alone. A state that is not here, or not
seen any more, fails the tests, and so does one whose headings, buttons and labels are not those of its picture. Taken by:

\`\`\`sh
${TAKE_PICTURES}
\`\`\`
`

/** With \`PICTURES=1\` the chapter is written and what no chapter shows is taken away; without, it has to show what was seen. */
export function writeGallery(chapter: Chapter, seen: readonly Sight[]): void {
  const file = `${FOLDER}README.md`
  const kept = readFileSync(file, 'utf8')
  const written = chapterOf(chapter, seen)
  const page = [INTRODUCTION, ...CHAPTERS.map((each) => (each === chapter ? written : keptChapter(kept, each)))]
    .filter((part) => part !== '')
    .join('\n')
  if (!WRITES_PICTURES) {
    expect(kept, `the gallery shows what was seen; else: ${TAKE_PICTURES}`).toBe(page)
    return
  }
  writeFileSync(file, page)
  for (const name of readdirSync(FOLDER))
    if (name.endsWith('.png') && !page.includes(`(${name})`)) rmSync(FOLDER + name)
  writeDownTaken(new Map(seen.map(({ state, words }) => [pictureName(state), words])), (name) =>
    page.includes(`(${name}.png)`),
  )
}

/** As the page has it; nothing for a chapter that was never written. */
function keptChapter(page: string, chapter: Chapter): string {
  const parts = page.split(/\n(?=## )/)
  const found = parts.find((part) => part.startsWith(`## ${chapter}\n`)) ?? ''
  return found.replace(/\n*$/, found === '' ? '' : '\n')
}

function chapterOf(chapter: Chapter, seen: readonly Sight[]): string {
  const screens = new Map<string, Sight[]>()
  for (const sight of seen) {
    const screen = sight.state.split(':')[0] ?? sight.state
    screens.set(screen, [...(screens.get(screen) ?? []), sight])
  }
  const parts = [...screens].map(([screen, sights]) => {
    const columns = COLUMNS[sights[0]?.screen ?? 'staff']
    const rows = Array.from({ length: Math.ceil(sights.length / columns) }, (_, row) =>
      sights.slice(row * columns, (row + 1) * columns),
    )
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
    const empty = Array.from({ length: columns }, () => '')
    const shown = rows.map((sightsOfRow) => row(sightsOfRow.map(({ state }) => cell(state, screen))))
    return [
      `### ${screen[0]?.toUpperCase()}${screen.slice(1)}`,
      '',
      row(empty),
      row(empty.map(() => '---')),
      ...shown,
    ].join('\n')
  })
  return `## ${chapter}\n\n${parts.join('\n\n')}\n`
}

function cell(state: string, screen: string): string {
  const what = state === screen ? state : state.slice(screen.length + 2)
  return `![${state}](${pictureName(state)}.png)<br>${what}`
}
