/** What a redaction destroys, and the state without it. */
import type { Words } from '@eds/audit/erasable'
import type { SessionEvent } from './events.ts'
import type { Agreement, Evidence, EvidenceId, FinalGrade, Proposal, Round, WrittenRecord } from './session.ts'
import type { SessionState } from './state.ts'

/** Stands where words were that are erased: whoever folds the events before or after the erasure gets the same state. */
const ERASED: Words = { digest: '0'.repeat(64) }

export type Redaction = Extract<SessionEvent, { type: 'evidenceRedacted' | 'textRedacted' }>

/** @returns the words that a redaction takes out of the state, as the state holds them; none when it knows no such words */
export function wordsTakenOut(state: SessionState, event: Redaction): Words[] {
  if (event.type === 'evidenceRedacted') {
    const proposal = state.proposals.get(event.evidence)?.proposal
    const evidence = proposal?.evidence ?? state.plan.evidence.find(({ id }) => id === event.evidence)
    if (evidence === undefined) return []
    return [evidence.claim, evidence.source, declineReasonOf(proposal)].filter((words) => words !== null)
  }
  const { text } = event
  switch (text.kind) {
    case 'objection': {
      const known = state.objections.get(text.objection)
      return known === undefined ? [] : [known.objection.reason]
    }
    case 'decline-reason': {
      const reason = declineReasonOf(state.proposals.get(text.evidence)?.proposal)
      return reason === null ? [] : [reason]
    }
    case 'agreement': {
      const agreement = state.agreements.get(text.question)?.find(({ number }) => number === text.number)
      const words = agreement?.[text.part] ?? null
      return words === null ? [] : [words]
    }
    case 'entry':
      // The state does not know its entries: see `decide-redaction.ts`.
      return []
  }
}

/** @returns the state without the words; the same state when it knows no such words */
export function withoutWords(state: SessionState, event: Redaction): SessionState {
  if (event.type === 'evidenceRedacted') return withoutEvidence(state, event.evidence)
  const { text } = event
  switch (text.kind) {
    case 'objection': {
      const known = state.objections.get(text.objection)
      if (known === undefined) return state
      const objection = { ...known.objection, reason: ERASED }
      return { ...state, objections: new Map(state.objections).set(text.objection, { ...known, objection }) }
    }
    case 'decline-reason': {
      const known = state.proposals.get(text.evidence)
      if (known === undefined) return state
      const proposal = withoutDeclineReason(known.proposal)
      return { ...state, proposals: new Map(state.proposals).set(text.evidence, { ...known, proposal }) }
    }
    case 'agreement': {
      const known = state.agreements.get(text.question) ?? []
      const agreements = known.map(
        (each): Agreement =>
          each.number === text.number && each[text.part] !== null ? { ...each, [text.part]: ERASED } : each,
      )
      return { ...state, agreements: new Map(state.agreements).set(text.question, agreements) }
    }
    case 'entry':
      return event.record === null ? state : withoutWritten(state, event.record)
  }
}

/** Leaves of a record what was no words: its grade, its outcome, its round. */
function withoutWritten(state: SessionState, record: WrittenRecord): SessionState {
  switch (record.kind) {
    case 'proposal': {
      const known = state.proposals.get(record.evidence)
      if (known === undefined) return state
      const proposal = withoutDeclineReason(known.proposal)
      return { ...state, proposals: new Map(state.proposals).set(record.evidence, { ...known, proposal }) }
    }
    case 'round': {
      const round = state.rounds.get(record.round)
      if (round === undefined) return state
      return { ...state, rounds: new Map(state.rounds).set(round.id, withoutReason(round)) }
    }
    case 'agreement': {
      const agreements = (state.agreements.get(record.question) ?? []).map((each) =>
        each.number === record.number ? { ...each, reason: erased(each.reason), dissent: erased(each.dissent) } : each,
      )
      return { ...state, agreements: new Map(state.agreements).set(record.question, agreements) }
    }
    case 'final': {
      const known = state.finals.get(record.question)
      // In a file for a reader who may not know the grade yet, it is not settled.
      if (known === undefined) return state
      const finals = known.map((each) => (each.number === record.number ? withoutNames(each) : each))
      return { ...state, finals: new Map(state.finals).set(record.question, finals) }
    }
    case 'domain-1': {
      const domain1 = state.domain1.map((each, at) =>
        at + 1 === record.number ? { ...each, reason: erased(each.reason) } : each,
      )
      return { ...state, domain1 }
    }
    case 'publication': {
      if (state.publication === null) return state
      const signatories = state.publication.signatories.map(() => ERASED)
      return { ...state, publication: { ...state.publication, signatories } }
    }
  }
}

const erased = (words: Words | null): Words | null => (words === null ? null : ERASED)

function withoutReason(round: Round): Round {
  if (round.state === 'void') return { ...round, reason: ERASED }
  return round.state === 'revealed' ? { ...round, override: erased(round.override) } : round
}

const withoutNames = (final: FinalGrade): FinalGrade => ({
  ...final,
  rationale: erased(final.rationale),
  reason: erased(final.reason),
  secondSignatory: erased(final.secondSignatory),
  owner: erased(final.owner),
})

function withoutEvidence(state: SessionState, id: EvidenceId): SessionState {
  const erase = (evidence: Evidence): Evidence => ({
    ...evidence,
    claim: ERASED,
    source: evidence.source === null ? null : ERASED,
  })
  const known = state.proposals.get(id)
  if (known !== undefined) {
    // Why it was declined may repeat what was in it.
    const proposal = withoutDeclineReason({ ...known.proposal, evidence: erase(known.proposal.evidence) })
    return { ...state, proposals: new Map(state.proposals).set(id, { ...known, proposal }) }
  }
  const evidence = state.plan.evidence.map((item) => (item.id === id ? erase(item) : item))
  return { ...state, plan: { ...state.plan, evidence } }
}

const declineReasonOf = (proposal: Proposal | undefined): Words | null =>
  proposal?.standing.state === 'declined' ? proposal.standing.reason : null

const withoutDeclineReason = ({ evidence, standing }: Proposal): Proposal => ({
  evidence,
  standing: standing.state === 'declined' ? { ...standing, reason: ERASED } : standing,
})
