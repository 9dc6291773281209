/**
 * What a round's result means, in plain English, for the wall, the phones and a screen reader alike.
 *
 * Every sentence is made from the room's record alone, so it cannot say more than everybody may see.
 */
import { type Advice, adviceOf, whyNoGrade } from './advice.ts'
import type { ConsentOutcome } from './consent.ts'
import type { Reason } from './policy.ts'
import type { Threshold } from './ratio.ts'
import type { RoomResult, Shown, SupportBand } from './room-result.ts'

/**
 * `headline` first; `reasons` why there is no grade or why it is not agreed, may be empty; `next` what to do now.
 * `provisional` is the middle of a split room: hold it back until the camps have spoken, or it anchors them; else null.
 * `voiceNote` is to be said once on a screen; `notes` are settings and exceptions that must stay visible.
 */
export type Explanation = {
  headline: string
  reasons: readonly string[]
  next: string
  provisional: string | null
  voiceNote: string
  notes: readonly string[]
}

/** @returns the sentences of a result. @param gradeNames the framework's grade names from the lowest */
export function explain(room: RoomResult, gradeNames: readonly string[]): Explanation {
  const grade = room.grade === null ? 'the grade' : nameOf(room.grade, gradeNames)
  return {
    headline: headlineOf(room, gradeNames),
    reasons: reasonsToSay(room).map((reason) => reasonSentence(reason, room)),
    next: adviceSentence(adviceOf(room), grade),
    provisional: room.state === 'split' ? `For now the middle is ${grade}. It is not agreed.` : null,
    voiceNote: 'Each group has the same say, however many people it has.',
    notes: [
      ...(room.belowRevealFloor ? ['Fewer than five people gave a grade.'] : []),
      ...(room.config.neeAsLowest ? [`“Not enough evidence” was counted as ${nameOf(0, gradeNames)}.`] : []),
    ],
  }
}

/** Those that are not in the headline already. Of a split room no grade is shown, so neither is the lower of two. */
const reasonsToSay = ({ state, reasons }: RoomResult): readonly Reason[] =>
  state === 'inquorate' ? [] : reasons.filter((reason) => reason !== 'tie' || state !== 'split')

/** @returns one sentence on what a tally shown, or not shown, says. @param gradeNames from the lowest */
export function explainShown(shown: Shown, gradeNames: readonly string[]): string {
  switch (shown.show) {
    case 'histogram': {
      const counts = shown.histogram.flatMap((count, grade) =>
        count === null ? [] : [`${count} ${nameOf(grade, gradeNames)}`],
      )
      return `${counts.join(', ')}.`
    }
    case 'mainly':
      return `Mainly ${nameOf(shown.grade, gradeNames)}.`
    case 'nobody-voted':
      return 'Nobody voted.'
    case 'withheld':
      return WITHHELD[shown.why]
  }
}

const WITHHELD = {
  small: 'Not shown: too few people to keep each vote secret.',
  secondary: 'Not shown: it would give a smaller group’s votes away.',
  roll: 'Not shown: not quite the same people voted as before, and their votes must stay secret.',
  others: 'Not shown: it would give a group’s votes away.',
  few: 'Not shown: in groups this small, votes could be worked out.',
}

/**
 * @returns one sentence on what changed between two rounds on one question, from their states and bands only; null where
 * the state of either is not told.
 */
export function explainRounds(previous: RoomResult, current: RoomResult): string | null {
  if (previous.state === 'grade-alone' || current.state === 'grade-alone') return null
  const rounds = `From round ${previous.round} to round ${current.round}`
  const before = STATE_WORDS[previous.state]
  const now = STATE_WORDS[current.state]
  const state = before === now ? `${rounds} the room stayed ${now}` : `${rounds} the room went from ${before} to ${now}`
  if (previous.supportBand === null || current.supportBand === null) return `${state}.`
  const bandBefore = BAND_IN_SENTENCE[previous.supportBand]
  const bandNow = BAND_IN_SENTENCE[current.supportBand]
  return bandBefore === bandNow
    ? `${state}. The middle grade still has ${bandNow} of the room.`
    : `${state}. The middle grade had ${bandBefore} of the room. Now it has ${bandNow}.`
}

/** @returns one sentence on a consent check of a grade, with its counts when they may be said. */
export function explainConsent(outcome: ConsentOutcome, gradeName: string): string {
  if (outcome.reasons.includes('nobody-answered')) return `Nobody said whether they can live with ${gradeName}.`
  if (outcome.reasons.includes('too-few-answers')) {
    return `Too few answered to say whether the room can live with ${gradeName}.`
  }
  if (outcome.reasons.includes('roll')) return WITHHELD.roll
  if (outcome.adopted) {
    const aside = outcome.counts?.standAside ?? 0
    const standing = aside === 0 ? '' : ` ${aside} ${aside === 1 ? 'person stands' : 'people stand'} aside.`
    return `The room can live with ${gradeName}.${standing}`
  }
  return `Not agreed by consent: ${objectionWords(outcome)} to ${gradeName}. Hear the objections.`
}

function objectionWords({ reasons }: ConsentOutcome): string {
  if (reasons.includes('objections')) return 'too many people or groups object'
  return reasons.includes('over-a-fifth-object')
    ? 'more than 1 in 5 of the room objects'
    : 'more than half of a group objects'
}

const STATE_WORDS = {
  agreed: 'agreed',
  near: 'nearly there',
  split: 'not agreed',
  inquorate: 'without a grade',
}

const BAND_IN_SENTENCE: Record<SupportBand, string> = {
  '<50': 'less than half',
  '50-69': 'at least half',
  '70-89': 'at least 7 in 10',
  '90-100': 'at least 9 in 10',
}

function headlineOf(room: RoomResult, gradeNames: readonly string[]): string {
  const grade = room.grade === null ? null : nameOf(room.grade, gradeNames)
  switch (room.state) {
    case 'agreed': {
      const band = room.supportBand === null ? null : sentenceStart(BAND_IN_SENTENCE[room.supportBand])
      return `Agreed: ${grade}.${band === null ? '' : ` ${band} of the room chose it.`}`
    }
    case 'near':
      return `Nearly there. The middle of the room is ${grade}, and few are far from it.`
    case 'split':
      if (room.polarised) {
        return 'Not agreed yet. Two camps, at least two grades apart, each with a third of the room or more.'
      }
      return room.spread === null
        ? 'Not agreed yet. Views are too far apart.'
        : `Not agreed yet. Views are spread from ${nameOf(room.spread.lowest, gradeNames)} to ${nameOf(room.spread.highest, gradeNames)}.`
    case 'grade-alone':
      return grade === null
        ? 'No grade yet.'
        : `The middle of the room is ${grade}. How far the room agrees is not shown.`
    case 'inquorate':
      return room.reasons.length === 0
        ? 'No grade yet.'
        : `No grade yet: ${whyNoGrade(room.reasons)
            .map((reason) => reasonSentence(reason, room))
            .join('; ')}.`
  }
}

/** The first four are parts of the headline; the others stand alone. */
function reasonSentence(reason: Reason, { config }: RoomResult): string {
  switch (reason) {
    case 'missing-groups':
      return 'we have not heard from every group we need'
    case 'too-few-groups':
      return `we need at least ${config.minGroups} groups`
    case 'too-few-ballots':
      return 'too few votes'
    case 'insufficient-evidence':
      return `${shareWords(config.evidence)} or more say there is not enough evidence`
    case 'low-support':
      return `No grade was chosen by ${shareWords(config.support)} of the room.`
    case 'far-dissent':
      return `${sentenceStart(shareWords(config.far))} or more are two or more grades away.`
    case 'group-apart':
      return 'At least one group sees it very differently.'
    case 'headcount':
      return 'Half of the people or fewer chose the middle grade.'
    case 'objection':
      return 'Someone has raised a reasoned objection.'
    case 'tie':
      return 'The room is exactly balanced; the lower grade is shown.'
  }
}

/** @returns what is advised, as one sentence. @param grade its name, or what stands for it */
export function adviceSentence(advice: Advice, grade: string): string {
  switch (advice) {
    case 'record':
      return 'Record it and go on.'
    case 'consent-check':
      return `Ask: can you live with ${grade}?`
    case 'hear-group':
    case 'hear-objection':
      return 'Hear them, then vote again.'
    case 'discuss-positions':
      return 'Let each camp give its best evidence, then vote again.'
    case 'review-evidence':
      return 'Go back to the evidence and what each grade means, then vote again.'
    case 'gather-evidence':
      return 'Get the evidence, or record that there is none.'
    case 'close-with-dissent':
      return `Record ${grade} with the dissent in writing.`
    case 'escalate':
      return 'Record that there is no agreement, both views, and who decides.'
    case 'invite':
      return 'Bring in the missing voices.'
    case 'record-standing':
      return 'Record where the room stands, and why.'
  }
}

/** The settings as people say them: a third, half, 7 in 10. */
function shareWords([part, whole]: Threshold): string {
  if (part * 3 === whole) return 'a third'
  if (part * 2 === whole) return 'half'
  return `${part} in ${whole}`
}

function nameOf(grade: number, gradeNames: readonly string[]): string {
  return gradeNames[grade] ?? `grade ${grade}`
}

function sentenceStart(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
