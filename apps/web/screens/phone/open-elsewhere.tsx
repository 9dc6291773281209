/** The way to a vote that opened out of sight. */
import { type RefObject, useEffect, useState } from 'react'
import { useSaid } from '../../parts/reading-icon.tsx'
import { useWords } from '../../words/use-words.tsx'

/** Over the page, for whoever reads the evidence while a vote is open that they have not cast. @param section the vote */
export function OpenElsewhere({ section }: { section: RefObject<HTMLElement | null> }) {
  const t = useWords()
  const say = useSaid()
  const [isAway, setAway] = useState(false)
  useEffect(() => {
    if (section.current === null) return undefined
    // Above the page as it is scrolled; below it, it is what they come to next.
    const watcher = new IntersectionObserver((entries) => {
      const seen = entries.at(-1)
      setAway(seen !== undefined && !seen.isIntersecting && seen.boundingClientRect.top < 0)
    })
    watcher.observe(section.current)
    return () => watcher.disconnect()
  }, [section])
  if (!isAway) return null
  return (
    <div className="phone-closing phone-closing--open">
      <p>{say('vote.open')}</p>
      <a href="#vote-title">{t('vote.go')}</a>
    </div>
  )
}
