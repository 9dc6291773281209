/** After a reveal: how far one's own vote was, for its person alone, and the offer to speak or to write. */
import type { Round } from '@eds/session/session'
import { useOutbox } from '../../live/outbox-provider.tsx'
import { Button } from '../../parts/button.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { useWords } from '../../words/use-words.tsx'
import { type VoteDistance, voteDistance } from './vote-distance.ts'

/**
 * Folded, so that nobody beside the phone reads it by chance. Nothing after a reload or on a handed-on phone, which have
 * forgotten the vote.
 */
export function OwnDistance({ round }: { round: Extract<Round, { state: 'revealed' }> }) {
  const say = useSaid()
  const choice = useOutbox().ownChoice(round.id)
  const distance = choice === null ? null : voteDistance(choice, round.result)
  if (distance === null) return null
  return (
    <details className="phone-distance">
      <summary>{say('own-vote.show')}</summary>
      <div>
        <p>
          <strong>
            <DistanceWords distance={distance} />
          </strong>
        </p>
        <p className="eds-quiet">{say('own-vote.private')}</p>
      </div>
    </details>
  )
}

function DistanceWords({ distance }: { distance: VoteDistance }) {
  const say = useSaid()
  switch (distance.kind) {
    case 'middle':
      return say('own-vote.middle')
    case 'below':
      return say('own-vote.below', { count: distance.grades })
    case 'above':
      return say('own-vote.above', { count: distance.grades })
    case 'split':
      return say('own-vote.split')
  }
}

/**
 * The same for everybody, so that the offer gives no vote away; give it the round's id as key.
 * @param onWrite null while they are writing already
 */
export function SpeakOrWrite({ onWrite }: { onWrite: (() => void) | null }) {
  const t = useWords()
  const say = useSaid()
  return (
    <section className="phone-speak" aria-labelledby="speak-title">
      <h3 id="speak-title">{say('speak.title')}</h3>
      {/* Words and no button: a phone that was pressed and told nobody would be believed. */}
      <p>{say('speak.hand')}</p>
      {onWrite === null ? null : (
        <Button look="secondary" onClick={onWrite}>
          {t('speak.write')}
        </Button>
      )}
    </section>
  )
}
