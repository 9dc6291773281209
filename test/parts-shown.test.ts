/** The page of parts shows every part: each component that screens share, by its name. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { NHS_COMPONENTS } from '../apps/web/screens/parts-gallery/nhs-components.tsx'

const WEB = fileURLToPath(new URL('../apps/web/', import.meta.url))
const GALLERY = 'screens/parts-gallery'

const files = (folder: string): string[] =>
  readdirSync(WEB + folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => join(folder, name))
const read = (file: string): string => readFileSync(WEB + file, 'utf8')

const parts = files('parts')
const inGallery = (file: string) => file.startsWith(GALLERY)
const screens = files('screens').filter((file) => !inGallery(file))
const gallery = files('screens').filter(inGallery).map(read).join('\n')

/** The components that a file exports: functions whose name begins with a capital. */
const componentsOf = (file: string): string[] =>
  [...read(file).matchAll(/^export (?:default )?(?:function|const) ([A-Z]\w*[a-z]\w*)/gm)].map(([, name]) => name ?? '')

/** The page that a file belongs to: `desk` for screens/desk.tsx and all in screens/desk/. */
const pageOf = (file: string): string => file.split('/')[1]?.replace('.tsx', '') ?? ''

/** What a page of parts cannot draw inside itself, and where it is met instead. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  LiveRegion: 'around every page, that of parts too',
  ReadingSettings: 'in the header of that page',
  NotFound: 'at the address that leads nowhere, which that page links to',
  TakeOutForm: 'on the desk and on the lead’s page: it takes words out of a live session',
  UndoProvider: 'nowhere: it draws nothing',
}

const notShown = (components: readonly string[]): string[] => [...new Set(components)].filter((name) => !isShown(name))

const isShown = (component: string): boolean => new RegExp(`<${component}\\b`).test(gallery)

test('every component of every part is drawn there', () => {
  const components = parts.flatMap(componentsOf)
  expect(components.length).toBeGreaterThan(25)
  expect(notShown(components).filter((name) => !(name in ELSEWHERE))).toEqual([])
})

test('so is every component of one screen that another screen uses', () => {
  const shared = screens.flatMap((file) =>
    [...read(file).matchAll(/import \{([^}]*)\} from '(\.[^']+\.tsx)'/g)].flatMap(([, names = '', path = '']) => {
      const from = join(dirname(file), path)
      const isOthers = from.startsWith('screens/') && pageOf(from) !== pageOf(file)
      return isOthers ? names.split(',').flatMap((name) => componentIn(name, from)) : []
    }),
  )
  expect(new Set(shared).size).toBeGreaterThan(2)
  expect(notShown(shared).filter((name) => !(name in ELSEWHERE))).toEqual([])
  expect(Object.keys(ELSEWHERE).toSorted()).toEqual(notShown([...parts.flatMap(componentsOf), ...shared]).toSorted())
})

/** A name of an import where it is a component; nothing for a type, a hook, or a page that others only open. */
const componentIn = (name: string, file: string): string[] =>
  componentsOf(file).includes(name.trim()) && !name.trim().endsWith('Screen') ? [name.trim()] : []

test('every component of NHS frontend that the page names is one', () => {
  const known = readdirSync(`${WEB}node_modules/nhsuk-frontend/dist/nhsuk/components`)
  expect(NHS_COMPONENTS.map(([component]) => component).filter((name) => !known.includes(name))).toEqual([])
})
