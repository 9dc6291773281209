/** Says that the last vote on this question was set aside, and why, until there is another. */
import { wordsOf } from '@eds/audit/erasable'
import { useWords } from '../../words/use-words.tsx'
import type { RoomFacts } from '../room/room-facts.ts'

export function VoidNote({ facts }: { facts: RoomFacts }) {
  const t = useWords()
  const last = facts.rounds.at(-1)
  if (last?.state !== 'void') return null
  return <p className="wall__warning">{t('wall.vote.void', { reason: wordsOf(last.reason, t('wall.erased')) })}</p>
}
