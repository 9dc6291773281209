/** How many declared an interest in a question; nobody is named. */
import type { Question } from '@eds/session/session'
import { useSession } from '../../live/session.tsx'
import { useWords } from '../../words/use-words.tsx'

/** Nothing while nobody has. */
export function Interests({ question }: { question: Question }) {
  const t = useWords()
  const count = useSession((room) => room.one('interests', question.id)?.count ?? 0)
  return count === 0 ? null : <p className="wall__body wall__interests">{t('wall.interests', { count })}</p>
}
