// The nine protected characteristics of the Equality Act 2010.
import { z } from 'zod/mini'

/** A protected characteristic, in the order of section 4 of the Equality Act 2010. */
export const CharacteristicId = z.enum([
  'age',
  'disability',
  'gender-reassignment',
  'marriage-and-civil-partnership',
  'pregnancy-and-maternity',
  'race',
  'religion-or-belief',
  'sex',
  'sexual-orientation',
])
export type CharacteristicId = z.infer<typeof CharacteristicId>

/**
 * One protected characteristic. `equalityDuty` says how much of the public sector equality duty covers it:
 * for marriage and civil partnership only the duty to eliminate discrimination (section 149(7)), though EDS2 counts it
 * among its nine groups. `plainMeaning` is ours, not the Act's.
 */
export const Characteristic = z.object({
  id: CharacteristicId,
  name: z.string().check(z.minLength(1)),
  equalityDuty: z.enum(['whole', 'eliminate-discrimination-only']),
  plainMeaning: z.string().check(z.minLength(1)),
})
export type Characteristic = z.infer<typeof Characteristic>

/** All nine, in the order of the Act. Source: Equality Act 2010, sections 4 and 149(7). */
export const CHARACTERISTICS: readonly Characteristic[] = [
  { id: 'age', name: 'Age', equalityDuty: 'whole', plainMeaning: 'How old someone is.' },
  {
    id: 'disability',
    name: 'Disability',
    equalityDuty: 'whole',
    plainMeaning: 'A condition of body or mind that makes daily life harder for a long time.',
  },
  {
    id: 'gender-reassignment',
    name: 'Gender reassignment',
    equalityDuty: 'whole',
    plainMeaning: 'Planning to change from the sex you were given at birth, changing it, or having changed it.',
  },
  {
    id: 'marriage-and-civil-partnership',
    name: 'Marriage and civil partnership',
    equalityDuty: 'eliminate-discrimination-only',
    plainMeaning: 'Being married or in a civil partnership.',
  },
  {
    id: 'pregnancy-and-maternity',
    name: 'Pregnancy and maternity',
    equalityDuty: 'whole',
    plainMeaning: 'Having a baby, or having had one not long ago.',
  },
  {
    id: 'race',
    name: 'Race',
    equalityDuty: 'whole',
    plainMeaning: 'Colour, nationality, or where your family comes from.',
  },
  {
    id: 'religion-or-belief',
    name: 'Religion or belief',
    equalityDuty: 'whole',
    plainMeaning: 'What you believe in. Having no religion counts too.',
  },
  { id: 'sex', name: 'Sex', equalityDuty: 'whole', plainMeaning: 'Being a woman or a man, a girl or a boy.' },
  {
    id: 'sexual-orientation',
    name: 'Sexual orientation',
    equalityDuty: 'whole',
    plainMeaning: 'Whether you are attracted to people of your own sex, of the other sex, or of both.',
  },
]
