/** The frame of every page: skip link, header with the product's name, main, footer. */
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { isReadingPath, isStaffPath } from '../words/reading-choice.ts'
import { useWords } from '../words/use-words.tsx'
import { ReadingSettings } from './reading-settings.tsx'

// Phones do without it.
const StaffColours = lazy(() => import('./staff-colours.tsx').then((file) => ({ default: file.StaffColours })))

/** The path whose page was shown last in this window; null before the first. */
let lastPath: string | null = null

/**
 * @param title of the browser tab; the page's own h1 is the screen's
 * @param width `narrow` for one thing per page (phone, forms), `normal`, or `wide` for a desk
 * @param banner above everything, such as a ConnectionBanner
 * @param aside at the end of the header
 * @param footer words at the foot; none when left out
 */
export function Page(props: {
  title: string
  width?: 'narrow' | 'normal' | 'wide'
  banner?: ReactNode
  aside?: ReactNode
  footer?: ReactNode
  children: ReactNode
}) {
  const { title, width = 'normal', banner, aside, footer, children } = props
  const t = useWords()
  const [path] = useLocation()
  useEffect(() => {
    document.title = t('page.title', { title })
  }, [t, title])
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    // What was pressed went with the page before: without this a screen reader is left on nothing, and says nothing.
    const isLeftNowhere = document.activeElement === null || document.activeElement === document.body
    if (lastPath !== null && lastPath !== path && isLeftNowhere) main.current?.focus({ preventScroll: true })
    lastPath = path
  }, [path])
  return (
    <div className={`eds-page eds-page--${width}`}>
      <a className="eds-skip" href="#main">
        {t('page.skip')}
      </a>
      <header className="eds-header">
        <div className="eds-header__inner">
          <div className="eds-header__who">
            {/* Nobody is led away from their seat by a touch at the top of it. */}
            <Link className="eds-header__name" href={path.startsWith('/s/') ? path : '/'}>
              {t('page.product')}
            </Link>
            {aside === undefined ? null : <div className="eds-header__aside">{aside}</div>}
          </div>
          {isReadingPath(path) ? <ReadingSettings /> : null}
          {isStaffPath(path) ? (
            <Suspense fallback={null}>
              <StaffColours />
            </Suspense>
          ) : null}
        </div>
      </header>
      {banner}
      <main className="eds-main" id="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      {footer === undefined ? null : (
        <footer className="eds-footer">
          <div className="eds-footer__inner">{footer}</div>
        </footer>
      )}
    </div>
  )
}
