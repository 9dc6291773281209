// Each framework's name and grades, apart from its long lists of outcomes: all that a phone needs to offer a vote.
import type { FrameworkId, Grade, GradeDefinition } from './framework.ts'

const EDS_2022_SOURCE =
  'EDS Reporting Template, "EDS Rating and Score Card", as published by Mid and South Essex Integrated Care Board; the same figures in the EDS 2024 report of Rotherham Doncaster and South Humber NHS Foundation Trust. The descriptors of the Ratings and Score Card Guidance could not be read.'
const EDS2_SOURCE =
  'EDS2 grade definitions as printed by Frimley Health NHS Foundation Trust; counts (all nine, six to eight, three to five) from an NHS grading deck for 2014/15, two or fewer by elimination. Goal 4 has other words, which were not found.'
const EDS_2011_SOURCE =
  "Names and colours: published EDS and EDS2 pages. The 2011 Grades Manual could not be read, so the meanings follow the framework's question and are ours."

/** What each framework calls itself. */
export const FRAMEWORK_NAMES: Readonly<Record<FrameworkId, string>> = {
  'eds-2022': 'EDS 2022',
  eds2: 'EDS2',
  'eds-2011': 'EDS (2011)',
}

const DEFINITIONS: Readonly<Record<FrameworkId, readonly GradeDefinition[]>> = {
  'eds-2022': [
    {
      grade: 0,
      name: 'Undeveloped',
      colour: 'red',
      colourConfirmed: false,
      score: 0,
      words: 'Undeveloped activity – organisations score out of 0 for each outcome',
      meaning: 'Little or nothing is done about this yet, or nobody can show it.',
      source: EDS_2022_SOURCE,
    },
    {
      grade: 1,
      name: 'Developing',
      colour: 'amber',
      colourConfirmed: false,
      score: 1,
      words: 'Developing activity – organisations score out of 1 for each outcome',
      meaning: 'Work on this has started. There is a lot more to do.',
      source: EDS_2022_SOURCE,
    },
    {
      grade: 2,
      name: 'Achieving',
      colour: 'green',
      colourConfirmed: false,
      score: 2,
      words: 'Achieving activity – organisations score out of 2 for each outcome',
      meaning: 'This is done well for most people.',
      source: EDS_2022_SOURCE,
    },
    {
      grade: 3,
      name: 'Excelling',
      colour: 'purple',
      colourConfirmed: false,
      score: 3,
      words: 'Excelling activity – organisations score out of 3 for each outcome',
      meaning: 'This is done very well for everyone. Others could learn from it.',
      source: EDS_2022_SOURCE,
    },
  ],
  eds2: [
    {
      grade: 0,
      name: 'Undeveloped',
      colour: 'red',
      colourConfirmed: true,
      score: null,
      words: 'People from all protected groups fare poorly compared with people overall, or evidence is not available',
      meaning:
        'Two or fewer of the nine protected groups do as well as people overall, or nobody can show how they do.',
      source: EDS2_SOURCE,
    },
    {
      grade: 1,
      name: 'Developing',
      colour: 'amber',
      colourConfirmed: true,
      score: null,
      words: 'People from only some protected groups fare as well as people overall',
      meaning: 'Three, four or five of the nine protected groups do as well as people overall.',
      source: EDS2_SOURCE,
    },
    {
      grade: 2,
      name: 'Achieving',
      colour: 'green',
      colourConfirmed: true,
      score: null,
      words: 'People from most protected groups fare as well as people overall',
      meaning: 'Six, seven or eight of the nine protected groups do as well as people overall.',
      source: EDS2_SOURCE,
    },
    {
      grade: 3,
      name: 'Excelling',
      colour: 'purple',
      colourConfirmed: true,
      score: null,
      words: 'People from all protected groups fare as well as people overall',
      meaning: 'All nine protected groups do as well as people overall.',
      source: EDS2_SOURCE,
    },
  ],
  'eds-2011': [
    {
      grade: 0,
      name: 'Undeveloped',
      colour: 'red',
      colourConfirmed: true,
      score: null,
      words: null,
      meaning: 'People from protected groups do worse than people overall, or nobody can show how they do.',
      source: EDS_2011_SOURCE,
    },
    {
      grade: 1,
      name: 'Developing',
      colour: 'amber',
      colourConfirmed: true,
      score: null,
      words: null,
      meaning: 'People from some protected groups do as well as people overall.',
      source: EDS_2011_SOURCE,
    },
    {
      grade: 2,
      name: 'Achieving',
      colour: 'green',
      colourConfirmed: true,
      score: null,
      words: null,
      meaning: 'People from most protected groups do as well as people overall.',
      source: EDS_2011_SOURCE,
    },
    {
      grade: 3,
      name: 'Excelling',
      colour: 'purple',
      colourConfirmed: true,
      score: null,
      words: null,
      meaning: 'People from all protected groups do as well as people overall.',
      source: EDS_2011_SOURCE,
    },
  ],
}

/** What the four grades are called, look like and mean in this framework, lowest first. */
export const gradesOf = (framework: FrameworkId): readonly GradeDefinition[] => DEFINITIONS[framework]

/** The official names of the four grades, lowest first, for instance "Developing". */
export const gradeNamesOf = (framework: FrameworkId): string[] => gradesOf(framework).map(({ name }) => name)

/** What one grade is called, looks like and means in this framework. */
export function gradeIn(framework: FrameworkId, grade: Grade): GradeDefinition {
  const definition = gradesOf(framework).find((candidate) => candidate.grade === grade)
  if (definition === undefined) throw new Error(`${framework} should define every grade; found no ${grade}`)
  return definition
}
