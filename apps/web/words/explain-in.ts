/** What a result means, in a language other than English: the same sentences as the consensus engine's, from the same record. */
import { adviceOf, whyNoGrade } from '@eds/consensus/advice'
import type { ConsentOutcome } from '@eds/consensus/consent'
import type { Explanation } from '@eds/consensus/explanation'
import type { Reason } from '@eds/consensus/policy'
import type { RoomResult, Shown, SupportBand } from '@eds/consensus/room-result'
import type { Translate } from './words.ts'

/** `gradeNames` from the lowest, as the language shows them. */
export type Explainer = {
  readonly explain: (t: Translate, room: RoomResult, gradeNames: readonly string[]) => Explanation
  readonly shown: (t: Translate, shown: Shown, gradeNames: readonly string[]) => string
  readonly consent: (t: Translate, outcome: ConsentOutcome, gradeName: string) => string
  /** Null where the state of either round is not told. */
  readonly changed: (t: Translate, previous: RoomResult, current: RoomResult) => string | null
}

const BANDS = {
  '<50': 'explain.band.under-50',
  '50-69': 'explain.band.50-69',
  '70-89': 'explain.band.70-89',
  '90-100': 'explain.band.90-100',
} as const satisfies Record<SupportBand, string>

function reasonOf(t: Translate, reason: Reason, { config }: RoomResult): string {
  const share = ([part, whole]: readonly [number, number]) => ({ part, whole })
  switch (reason) {
    case 'too-few-groups':
      return t('explain.reason.too-few-groups', { number: config.minGroups })
    case 'insufficient-evidence':
      return t('explain.reason.insufficient-evidence', share(config.evidence))
    case 'low-support':
      return t('explain.reason.low-support', share(config.support))
    case 'far-dissent':
      return t('explain.reason.far-dissent', share(config.far))
    default:
      return t(`explain.reason.${reason}`)
  }
}

function headlineOf(t: Translate, room: RoomResult, gradeNames: readonly string[]): string {
  const grade = nameOf(room.grade, gradeNames)
  switch (room.state) {
    case 'agreed':
      return joined(t('explain.agreed', { grade }), ...(room.supportBand === null ? [] : [t(BANDS[room.supportBand])]))
    case 'near':
      return t('explain.near', { grade })
    case 'split':
      if (room.polarised) return t('explain.split.camps')
      return room.spread === null
        ? t('explain.split.apart')
        : t('explain.split.spread', {
            lowest: nameOf(room.spread.lowest, gradeNames),
            highest: nameOf(room.spread.highest, gradeNames),
          })
    case 'grade-alone':
      return room.grade === null ? t('explain.inquorate') : t('explain.grade-alone', { grade })
    case 'inquorate':
      return joined(t('explain.inquorate'), ...whyNoGrade(room.reasons).map((reason) => reasonOf(t, reason, room)))
  }
}

/** Stands beside each language file and is fetched with the first of them. `provisional` is the wall's and stays null here. */
export const explainer: Explainer = {
  explain: (t, room, gradeNames) => {
    const grade = nameOf(room.grade, gradeNames)
    const advice = adviceOf(room)
    const next =
      advice === 'consent-check'
        ? t('explain.next.consent-check', { grade })
        : advice === 'close-with-dissent'
          ? t('explain.next.close-with-dissent', { grade })
          : advice === 'hear-group' || advice === 'hear-objection'
            ? t('explain.next.hear')
            : t(`explain.next.${advice}`)
    return {
      headline: headlineOf(t, room, gradeNames),
      reasons: room.reasons
        .filter((reason) => room.state !== 'inquorate' && (reason !== 'tie' || room.state !== 'split'))
        .map((reason) => reasonOf(t, reason, room)),
      next,
      provisional: null,
      voiceNote: t('explain.voice'),
      notes: [
        ...(room.belowRevealFloor ? [t('explain.note.floor')] : []),
        ...(room.config.neeAsLowest ? [t('explain.note.evidence', { grade: nameOf(0, gradeNames) })] : []),
      ],
    }
  },
  shown: (t, shown, gradeNames) => {
    switch (shown.show) {
      case 'histogram':
        return shown.histogram
          .flatMap((count, grade) => (count === null ? [] : [`${count} ${nameOf(grade, gradeNames)}`]))
          .join(', ')
      case 'mainly':
        return t('explain.shown.mainly', { grade: nameOf(shown.grade, gradeNames) })
      case 'nobody-voted':
        return t('explain.shown.nobody')
      case 'withheld':
        return t(`explain.shown.${shown.why}`)
    }
  },
  consent: (t, outcome, grade) => {
    if (outcome.reasons.includes('nobody-answered')) return t('explain.consent.nobody', { grade })
    if (outcome.reasons.includes('too-few-answers')) return t('explain.reason.too-few-ballots')
    if (outcome.reasons.includes('roll')) return t('explain.shown.roll')
    if (outcome.adopted) {
      const aside = outcome.counts?.standAside ?? 0
      return joined(
        t('explain.consent.agreed', { grade }),
        ...(aside === 0 ? [] : [t('explain.consent.aside', { count: aside })]),
      )
    }
    return joined(
      outcome.reasons.includes('objections')
        ? t('explain.consent.objections', { grade })
        : outcome.reasons.includes('over-a-fifth-object')
          ? t('explain.consent.over-a-fifth', { grade })
          : t('explain.consent.half-a-group', { grade }),
      t('explain.consent.hear'),
    )
  },
  changed: (t, previous, current) => {
    if (previous.state === 'grade-alone' || current.state === 'grade-alone') return null
    const states = t('explain.changed', {
      from: previous.round,
      before: t(`explain.state.${previous.state}`),
      to: current.round,
      now: t(`explain.state.${current.state}`),
    })
    if (previous.supportBand === null || current.supportBand === null) return states
    const before = t(BANDS[previous.supportBand])
    return joined(states, t('explain.changed.share', { before, now: t(BANDS[current.supportBand]) }))
  },
}

const joined = (...sentences: readonly string[]): string => sentences.join(' ')

const nameOf = (grade: number | null, gradeNames: readonly string[]): string =>
  grade === null ? '–' : (gradeNames[grade] ?? String(grade))
