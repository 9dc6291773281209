/** The form behind "New session": what the lead has typed so far, and what is still wrong with it. */
import type { StakeholderGroup } from '@eds/frameworks/stakeholder-groups'
import { NewSession, SHORTEST_COUNTDOWN_SECONDS } from '@eds/session/protocol'
import { type Admission, DEFAULT_SETTINGS, type SessionSettings } from '@eds/session/session'

/** A stakeholder group on the form. `key` never changes; `id` is null for a group that the lead added. */
export type GroupDraft = { key: string; id: string | null; name: string; ticked: boolean }

type NumberSetting = Exclude<keyof SessionSettings, 'admission'>

/** Settings as typed: whole numbers in the end, but a half-typed field is text. */
export type SettingsDraft = Record<NumberSetting, string>

export type SessionDraft = {
  title: string
  questions: ReadonlySet<string>
  groups: readonly GroupDraft[]
  settings: SettingsDraft
  admission: Admission
}

/** Something to mend before the session can be made; `field` is the id of the control to move to. */
export type Problem = { field: string; words: string }

/** What each setting is called, does and may be: the words beside its field, and its limits by the session's own schema. */
export const SETTINGS_FIELDS: readonly {
  name: NumberSetting
  label: string
  hint: string
  unit: string
  min: number
  max: number
}[] = [
  {
    name: 'revealFloor',
    label: 'Fewest votes before a result may be shown',
    hint: 'With fewer votes than this, the facilitator must give a reason before the room sees a result. 5 is a safe choice.',
    unit: 'votes',
    min: 3,
    max: 10,
  },
  {
    name: 'disclosureThreshold',
    label: 'Smallest group whose votes may be shown apart',
    hint: 'A smaller group has the same say in the result, but its votes are never shown by themselves, so that nobody can work out who chose what. 8 is the lowest you can choose.',
    unit: 'people',
    min: 8,
    max: 50,
  },
  {
    name: 'shapeFloor',
    label: 'Smallest group with which the room sees how it divided',
    hint: 'With a smaller group in the vote, how the room divided is not drawn: the drawing could give those few people’s votes away. They are told before they vote, and can join the other small groups. 3 is a safe choice: with few groups more are asked for, 8 in each of two or three, 6 of four and 4 of five. 8 is the strictest, and 1 always draws the votes.',
    unit: 'people',
    min: 1,
    max: 8,
  },
  {
    name: 'countdownSeconds',
    label: 'Countdown before voting closes',
    hint: `People can still vote and change their vote while it runs. At least ${SHORTEST_COUNTDOWN_SECONDS}, so that nobody is surprised.`,
    unit: 'seconds',
    min: SHORTEST_COUNTDOWN_SECONDS,
    max: 120,
  },
  {
    name: 'maxSeats',
    label: 'Most people who can join',
    hint: 'One seat is one voice. Nobody can join once every seat is taken.',
    unit: 'seats',
    min: 1,
    max: 1000,
  },
]

/** Longest title and group name, in characters; the server refuses longer ones. */
export const TITLE_LIMIT = 200
export const GROUP_NAME_LIMIT = 80

/** The form as it opens: every question, every group of the assessment and the safe settings. */
export function draftFor(
  title: string,
  questions: readonly string[],
  groups: readonly Pick<StakeholderGroup, 'id' | 'name'>[],
): SessionDraft {
  return {
    title,
    questions: new Set(questions),
    groups: groups.map(({ id, name }) => ({ key: id, id, name, ticked: true })),
    settings: {
      revealFloor: String(DEFAULT_SETTINGS.revealFloor),
      disclosureThreshold: String(DEFAULT_SETTINGS.disclosureThreshold),
      shapeFloor: String(DEFAULT_SETTINGS.shapeFloor),
      countdownSeconds: String(DEFAULT_SETTINGS.countdownSeconds),
      maxSeats: String(DEFAULT_SETTINGS.maxSeats),
    },
    admission: DEFAULT_SETTINGS.admission,
  }
}

/** The draft with one question, or a whole domain or goal of them, chosen or not. */
export function choose(draft: SessionDraft, questions: readonly string[], chosen: boolean): SessionDraft {
  const next = new Set(draft.questions)
  for (const question of questions) {
    if (chosen) next.add(question)
    else next.delete(question)
  }
  return { ...draft, questions: next }
}

/** How much of a domain or goal is chosen: what its select-all box shows. */
export function chosenOf(draft: SessionDraft, questions: readonly string[]): 'all' | 'some' | 'none' {
  const count = questions.filter((question) => draft.questions.has(question)).length
  if (count === 0) return 'none'
  return count === questions.length ? 'all' : 'some'
}

/** The draft with one more stakeholder group, ticked. `key` must be new. */
export function addGroup(draft: SessionDraft, key: string, name: string): SessionDraft {
  return { ...draft, groups: [...draft.groups, { key, id: null, name: name.trim(), ticked: true }] }
}

/** The draft with one group renamed, ticked or unticked. */
export function changeGroup(
  draft: SessionDraft,
  key: string,
  change: Partial<Pick<GroupDraft, 'name' | 'ticked'>>,
): SessionDraft {
  return { ...draft, groups: draft.groups.map((group) => (group.key === key ? { ...group, ...change } : group)) }
}

/** The draft without a group that was added by mistake. */
export function removeGroup(draft: SessionDraft, key: string): SessionDraft {
  return { ...draft, groups: draft.groups.filter((group) => group.key !== key) }
}

/**
 * The draft as the server wants it, with the questions in `agenda` order.
 * @returns the choice, or every problem in the order of the page.
 */
export function newSessionOf(
  draft: SessionDraft,
  agenda: readonly string[],
): { ok: true; choice: NewSession } | { ok: false; problems: Problem[] } {
  const problems: Problem[] = []
  const title = draft.title.trim()
  if (title === '') problems.push({ field: 'title', words: 'Give the session a title' })
  if (title.length > TITLE_LIMIT)
    problems.push({ field: 'title', words: `Shorten the title to ${TITLE_LIMIT} characters or fewer` })

  const questions = agenda.filter((question) => draft.questions.has(question))
  if (questions.length === 0) problems.push({ field: 'questions', words: 'Choose at least one question' })

  problems.push(...groupProblems(draft.groups))
  const settings = settingsOf(draft.settings)
  problems.push(...settings.problems)
  if (problems.length > 0) return { ok: false, problems }

  const parsed = NewSession.safeParse({
    title,
    questions,
    groups: withIds(draft.groups.filter((group) => group.ticked)),
    settings: { ...settings.values, admission: draft.admission },
  })
  if (parsed.success) return { ok: true, choice: parsed.data }
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => ({ field: String(issue.path[0] ?? 'title'), words: issue.message })),
  }
}

function groupProblems(groups: readonly GroupDraft[]): Problem[] {
  const problems: Problem[] = []
  const ticked = groups.filter((group) => group.ticked)
  if (ticked.length === 0) problems.push({ field: 'groups', words: 'Choose at least one stakeholder group' })
  if (ticked.length > 30) problems.push({ field: 'groups', words: 'Choose 30 stakeholder groups or fewer' })
  const seen = new Set<string>()
  for (const group of ticked) {
    const field = `group-name-${group.key}`
    const name = group.name.trim()
    if (name === '') problems.push({ field, words: 'Give every chosen stakeholder group a name' })
    else if (name.length > GROUP_NAME_LIMIT)
      problems.push({ field, words: `Shorten “${name.slice(0, 30)}…” to ${GROUP_NAME_LIMIT} characters or fewer` })
    else if (seen.has(name.toLowerCase()))
      problems.push({ field, words: `Two stakeholder groups are called “${name}”: rename one of them` })
    seen.add(name.toLowerCase())
  }
  return problems
}

function settingsOf(settings: SettingsDraft): { values: Record<string, number>; problems: Problem[] } {
  const values: Record<string, number> = {}
  const problems: Problem[] = []
  for (const { name, label, min, max } of SETTINGS_FIELDS) {
    const typed = settings[name].trim()
    const value = /^\d{1,6}$/.test(typed) ? Number(typed) : null
    if (value === null || value < min || value > max)
      problems.push({ field: `setting-${name}`, words: `${label}: enter a whole number from ${min} to ${max}` })
    else values[name] = value
  }
  return { values, problems }
}

/** Ids for the groups that the lead added, made from their names and unlike any other id of the session. */
function withIds(groups: readonly GroupDraft[]): { id: string; name: string }[] {
  const taken = new Set(groups.flatMap((group) => (group.id === null ? [] : [group.id])))
  return groups.map((group) => {
    if (group.id !== null) return { id: group.id, name: group.name.trim() }
    const stem = slugOf(group.name)
    let id = stem
    for (let n = 2; taken.has(id); n += 1) id = `${stem}-${n}`
    taken.add(id)
    return { id, name: group.name.trim() }
  })
}

/** A name as an id: lower-case Latin letters and digits joined by hyphens; `group` where nothing is left of it. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '')
  return slug === '' ? 'group' : slug
}
