/** What this seat has sent: still on the phone, with the facilitator, shown, or not shown and why. */
import { isErased, wordsOf } from '@eds/audit/erasable'
import type { Proposal } from '@eds/session/session'
import { useEffect, useRef } from 'react'
import type { OutboxEntry } from '../../live/outbox.ts'
import { useOutbox } from '../../live/outbox-provider.tsx'
import { useSend } from '../../live/send.tsx'
import type { KeptSeat } from '../../live/token.ts'
import { Button } from '../../parts/button.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Tag, type Tone } from '../../parts/notice.tsx'
import { Pictured, useSaid } from '../../parts/reading-icon.tsx'
import { RefusalMessage, useRefusalWords } from '../../parts/refusal-message.tsx'
import { useWords } from '../../words/use-words.tsx'
import type { EvidenceDraft } from './evidence-draft.ts'
import { useOwnSeat } from './use-own-seat.ts'

/** Nothing at all while nothing was sent. @param onEdit opens a refused one again, with its words */
export function SentEvidence({ seat, onEdit }: { seat: KeptSeat; onEdit: (draft: EvidenceDraft) => void }) {
  const say = useSaid()
  const { entries } = useOutbox()
  const own = useOwnSeat(seat)
  const proposals = own.data?.proposals ?? []
  const queued = entries.filter(({ about }) => about.type === 'proposeEvidence')
  useFreshOwnSeat(queued, own.ask)
  useAnnouncedStandings(proposals)
  const listed = new Set(proposals.map(({ evidence }) => String(evidence.id)))
  // Saved, but not in the server's list yet: without its line the section would go and take the focus with it.
  const unsent = queued.filter((entry) => entry.state !== 'saved' || (entry.made !== null && !listed.has(entry.made)))
  if (unsent.length === 0 && proposals.length === 0) return null
  return (
    <section className="phone-sent" aria-labelledby="sent-title">
      <h2 id="sent-title" tabIndex={-1}>
        {say('proposals.title')}
      </h2>
      <ul className="phone-evidence__list">
        {unsent.map((entry) => (
          <UnsentItem key={entry.commandId} entry={entry} onEdit={onEdit} />
        ))}
        {proposals
          .toSorted((left, right) => right.evidence.at - left.evidence.at)
          .map((proposal) => (
            <ProposalItem key={proposal.evidence.id} proposal={proposal} onChanged={() => void own.ask()} />
          ))}
      </ul>
    </section>
  )
}

function UnsentItem({ entry, onEdit }: { entry: OutboxEntry; onEdit: (draft: EvidenceDraft) => void }) {
  const t = useWords()
  const refusalWords = useRefusalWords()
  const { forget } = useOutbox()
  if (entry.state === 'saved') {
    return (
      <li className="eds-card">
        <Pictured line="proposals.waiting">
          <Tag tone="info">{t('proposals.waiting')}</Tag>
        </Pictured>
      </li>
    )
  }
  if (entry.command?.type !== 'proposeEvidence') return null
  const { command } = entry
  return (
    <li className="eds-card">
      <p className="phone-evidence__claim" dir="auto">
        {command.claim}
      </p>
      {entry.state === 'waiting' ? (
        <Pictured line="proposals.waiting-to-send">
          <Tag tone="warn">{t('proposals.waiting-to-send')}</Tag>
        </Pictured>
      ) : (
        <>
          <Pictured line="proposals.refused">
            <Tag tone="bad">{t('proposals.refused', { why: refusalWords(entry.refusal).why })}</Tag>
          </Pictured>
          <p>{refusalWords(entry.refusal).next}</p>
          <Button
            look="secondary"
            onClick={() => {
              const { question, claim, source, characteristics, showGroup } = command
              onEdit({ question, claim, source, characteristics, showGroup })
              void forget(entry.commandId)
            }}
          >
            {t('proposals.edit')}
          </Button>
        </>
      )}
    </li>
  )
}

const TONES: Record<Proposal['standing']['state'], Tone> = {
  waiting: 'info',
  accepted: 'good',
  declined: 'warn',
  withdrawn: 'info',
}

function ProposalItem({ proposal, onChanged }: { proposal: Proposal; onChanged: () => void }) {
  const t = useWords()
  const { send, state } = useSend()
  const { standing, evidence } = proposal
  const erased = t('stage.erased')
  const isTakenOut = standing.state === 'accepted' && isErased(evidence.claim)
  return (
    <li className="eds-card">
      <p className="phone-evidence__claim" dir="auto">
        {wordsOf(evidence.claim, erased)}
      </p>
      <p>
        <Pictured line={isTakenOut ? 'proposals.taken-out' : `proposals.${standing.state}`}>
          {isTakenOut ? (
            <Tag tone="warn">{t('proposals.taken-out')}</Tag>
          ) : (
            <Tag tone={TONES[standing.state]}>
              {standing.state === 'declined'
                ? t('proposals.declined', { reason: wordsOf(standing.reason, erased) })
                : t(`proposals.${standing.state}`)}
            </Tag>
          )}
        </Pictured>
      </p>
      {state.kind === 'refused' ? <RefusalMessage refusal={state.refusal} /> : null}
      {standing.state !== 'waiting' ? null : (
        <Button
          look="quiet"
          className="phone-flush"
          busy={state.kind === 'sending' ? t('proposals.withdrawing') : null}
          onClick={() => void send({ type: 'withdrawEvidence', evidence: evidence.id }).then(onChanged)}
        >
          {t('proposals.withdraw')}
        </Button>
      )}
    </li>
  )
}

/** Asks the server for this seat's list again as soon as one more proposal is saved. */
function useFreshOwnSeat(queued: readonly OutboxEntry[], ask: () => Promise<void>) {
  const saved = queued.filter(({ state }) => state === 'saved').length
  const before = useRef(saved)
  useEffect(() => {
    if (saved !== before.current) void ask()
    before.current = saved
  }, [saved, ask])
}

/** Says aloud when the facilitator has decided. */
function useAnnouncedStandings(proposals: readonly Proposal[]) {
  const t = useWords()
  const known = useRef<ReadonlyMap<string, string> | null>(null)
  useEffect(() => {
    const before = known.current
    const now = new Map(proposals.map(({ evidence, standing }) => [String(evidence.id), standing.state]))
    known.current = now
    if (before === null) return
    for (const [id, state] of now) {
      if (before.get(id) !== 'waiting') continue
      if (state === 'accepted') announce(t('proposals.said.accepted'))
      if (state === 'declined') announce(t('proposals.said.declined'))
    }
  }, [proposals, t])
}
