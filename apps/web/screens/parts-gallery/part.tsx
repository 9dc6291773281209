/** How the gallery shows a part: its name, its file, when to use it, and each of its states under the state's name. */
import { type ReactNode, useId } from 'react'

/** @param when one line on when to use it @param file in `folder`, which is under apps/web */
export function Part({
  name,
  file,
  folder = 'parts',
  when,
  children,
}: {
  name: string
  file: string
  folder?: string
  when: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className="gallery-part" aria-labelledby={id}>
      <h2 id={id} lang="en-GB">
        {name}
      </h2>
      <p className="gallery-part__when" lang="en-GB">
        {when}{' '}
        <code>
          {folder}/{file}
        </code>
      </p>
      <div className="gallery-part__states">{children}</div>
    </section>
  )
}

/** One state, under a heading and no region: a page should have few of those. @param wide the state needs the whole width */
export function State({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'gallery-state gallery-state--wide' : 'gallery-state'}>
      <h3 lang="en-GB">{name}</h3>
      {children}
    </div>
  )
}

/** The longest that people really write in one go, with a word that must break. */
export const LONG_TEXT =
  'Community, voluntary and faith organisations who support people of the Gypsy, Roma and Traveller communities in Southend-on-Sea, Thurrock and Basildon-and-Brentwood, and in Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'
