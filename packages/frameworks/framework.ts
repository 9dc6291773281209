// What a version of EDS is: its goals or domains, outcomes, grades and bands, as data.
import { z } from 'zod/mini'
import { StakeholderGroupId } from './stakeholder-groups.ts'

/** Which version of EDS: 2011, 2013 (EDS2) or 2022. Outcome codes mean nothing without it. */
export const FrameworkId = z.enum(['eds-2011', 'eds2', 'eds-2022'])
export type FrameworkId = z.infer<typeof FrameworkId>

/** A grade: 0 Undeveloped, 1 Developing, 2 Achieving, 3 Excelling. An order, not a measurement. */
export const Grade = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)])
export type Grade = z.infer<typeof Grade>

/** Every grade, lowest first. */
export const GRADES: readonly Grade[] = [0, 1, 2, 3]

/** The name of a grade and of an organisation's overall rating; never "Underdeveloped". */
export const Rating = z.enum(['Undeveloped', 'Developing', 'Achieving', 'Excelling'])
export type Rating = z.infer<typeof Rating>

/** What a grade is called and means in one framework. */
export const GradeDefinition = z.object({
  grade: Grade,
  name: Rating,
  colour: z.enum(['red', 'amber', 'green', 'purple']),
  /** False where the framework, as far as read, prints no colours and the earlier frameworks' are kept. */
  colourConfirmed: z.boolean(),
  /** Points for one outcome; null in a framework without points. */
  score: z.nullable(z.int()),
  /** The framework's own definition, exactly; null if it could not be read. */
  words: z.nullable(z.string()),
  /** Our plain-English meaning, reading age about 9 to 11. Not official words. */
  meaning: z.string().check(z.minLength(1)),
  source: z.string().check(z.minLength(1)),
})
export type GradeDefinition = z.infer<typeof GradeDefinition>

/** A place for the official description of one grade of one outcome; null until it is loaded, never invented. */
export const Descriptor = z.object({
  grade: Grade,
  words: z.nullable(z.string().check(z.minLength(1))),
  source: z.nullable(z.string().check(z.minLength(1))),
})
export type Descriptor = z.infer<typeof Descriptor>

/** One outcome: the official words, and beside them ours in plain English. */
export const Outcome = z.object({
  /** '1A' or '1.1'; unique within one framework only. */
  code: z.string().check(z.regex(/^\d(\.\d|[A-Z])$/)),
  words: z.string().check(z.minLength(1)),
  /** False where the words were not read in an official copy: show "unconfirmed wording" beside them. */
  wordsConfirmed: z.boolean(),
  source: z.string().check(z.minLength(1)),
  plainTitle: z.string().check(z.minLength(1)),
  plainQuestion: z.string().check(z.minLength(1)),
  /** One per grade, lowest first. */
  descriptors: z.array(Descriptor).check(z.length(4)),
})
export type Outcome = z.infer<typeof Outcome>

/** A goal (EDS, EDS2) or a domain (EDS 2022) with its outcomes, in official order. */
export const Grouping = z.object({
  code: z.string().check(z.minLength(1)),
  name: z.string().check(z.minLength(1)),
  /** The official sentence about the goal; null where the framework has none or it was not read. */
  narrative: z.nullable(z.string()),
  /** True if every outcome is graded once for each chosen service. */
  perService: z.boolean(),
  /** Who grades by default. */
  gradedBy: z.array(StakeholderGroupId).check(z.minLength(1)),
  /** Who must be present before a result counts; a default that a session may change, not an official minimum. */
  mustHear: z.array(StakeholderGroupId),
  /** Where the two lists come from, and how sure they are. */
  gradersSource: z.string().check(z.minLength(1)),
  outcomes: z.array(Outcome).check(z.minLength(1)),
})
export type Grouping = z.infer<typeof Grouping>

/** A band of the organisation's total: both ends included, in points. */
export const Band = z.object({
  rating: Rating,
  from: z.int(),
  to: z.int(),
  words: z.string().check(z.minLength(1)),
})
export type Band = z.infer<typeof Band>

/** A document that the data was read in; `url` null if it is not on a page of its own. */
export const Source = z.object({
  title: z.string().check(z.minLength(1)),
  url: z.nullable(z.string()),
  note: z.nullable(z.string()),
})
export type Source = z.infer<typeof Source>

/** A whole framework. `bands` is null exactly when `hasTotal` is false: EDS and EDS2 have no total and no overall grade. */
export const Framework = z.object({
  id: FrameworkId,
  name: z.string().check(z.minLength(1)),
  /** The calendar year of publication. */
  year: z.int(),
  groupingWord: z.enum(['goal', 'domain']),
  /** The framework's one question behind every grade; null if it has none. */
  gradingQuestion: z.nullable(z.string()),
  groupings: z.array(Grouping).check(z.minLength(1)),
  grades: z.array(GradeDefinition).check(z.length(4)),
  bands: z.nullable(z.array(Band)),
  hasTotal: z.boolean(),
  sources: z.array(Source).check(z.minLength(1)),
})
export type Framework = z.infer<typeof Framework>

/** Four empty descriptor slots, lowest grade first. */
export function emptyDescriptors(): Descriptor[] {
  return GRADES.map((grade) => ({ grade, words: null, source: null }))
}
