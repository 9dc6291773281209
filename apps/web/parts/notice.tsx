/** A boxed message, and a small label. */
import type { ReactNode } from 'react'

export type Tone = 'info' | 'good' | 'warn' | 'bad'

/** @param live `polite` or `assertive` when it appears by itself and must be heard; focus stays where it is */
export function Notice(props: { tone?: Tone; title?: ReactNode; live?: 'polite' | 'assertive'; children?: ReactNode }) {
  const { tone = 'info', title, live, children } = props
  const role = live === undefined ? undefined : live === 'assertive' ? 'alert' : 'status'
  return (
    <div className={`eds-notice eds-notice--${tone}`} role={role}>
      {title === undefined ? null : <p className="eds-notice__title">{title}</p>}
      {children}
    </div>
  )
}

/** One or two words about a thing. The word says it; the colour only helps. */
export function Tag({ tone, children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === undefined ? 'eds-tag' : `eds-tag eds-tag--${tone}`}>{children}</span>
}
