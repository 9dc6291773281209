/** The way to a vote that opened out of sight. */
import { type RefObject, useEffect, useState } from 'react'
import { useSaid } from '../../parts/reading-icon.tsx'
import { useWords } from '../../words/use-words.tsx'

/** Over the page, while a vote is open that they have not cast and nothing of it is in the window. @param section the vote */
export function OpenElsewhere({ section }: { section: RefObject<HTMLElement | null> }) {
  const t = useWords()
  const say = useSaid()
  const [isAway, setAway] = useState(false)
  useEffect(() => {
    if (section.current === null) return undefined
    const watcher = new IntersectionObserver((entries) => setAway(entries.at(-1)?.isIntersecting === false))
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
