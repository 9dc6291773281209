// The three frameworks, and how to look something up in one of them.
import { eds2011 } from './eds-2011.ts'
import { eds2022 } from './eds-2022.ts'
import { eds2 } from './eds2.ts'
import type { Framework, FrameworkId, Grade, GradeDefinition, Grouping, Outcome } from './framework.ts'

/** Every framework, newest first: the order in which a new assessment offers them. */
export const FRAMEWORKS: readonly Framework[] = [eds2022, eds2, eds2011]

/** The framework with this id. */
export function frameworkById(id: FrameworkId): Framework {
  switch (id) {
    case 'eds-2011':
      return eds2011
    case 'eds2':
      return eds2
    case 'eds-2022':
      return eds2022
    default:
      return unreachable(id)
  }
}

/**
 * The outcome with this code in this framework; null if the framework has none.
 * Codes do not carry over: 4.2 is about line managers in EDS (2011) and about board papers in EDS2.
 */
export function outcomeOf(framework: Framework, code: string): Outcome | null {
  return outcomesOf(framework).find((outcome) => outcome.code === code) ?? null
}

/** All outcomes of a framework in official order: 18, 18 or 11. */
export function outcomesOf(framework: Framework): Outcome[] {
  return framework.groupings.flatMap((grouping) => grouping.outcomes)
}

/** The goal or domain that an outcome belongs to in this framework; null if the framework has no such outcome. */
export function groupingOf(framework: Framework, outcomeCode: string): Grouping | null {
  return framework.groupings.find((grouping) => grouping.outcomes.some(({ code }) => code === outcomeCode)) ?? null
}

/**
 * The frameworks that have all of these outcomes, newest first; every framework for no outcomes.
 * Tell a document's version by its outcomes, not by the name on it: EDS 2022 reports often call themselves EDS2.
 * EDS (2011) and EDS2 share their codes, so both are given for them.
 */
export function frameworksWith(outcomeCodes: readonly string[]): Framework[] {
  return FRAMEWORKS.filter((framework) => outcomeCodes.every((code) => outcomeOf(framework, code) !== null))
}

/** What a grade is called, looks like and means in this framework. */
export function gradeDefinition(framework: Framework, grade: Grade): GradeDefinition {
  const definition = framework.grades.find((candidate) => candidate.grade === grade)
  if (definition === undefined) throw new Error(`${framework.id} should define every grade; found no ${grade}`)
  return definition
}

/** The official name of a grade, for instance "Developing". */
export function gradeName(framework: Framework, grade: Grade): string {
  return gradeDefinition(framework, grade).name
}

function unreachable(id: never): never {
  throw new Error(`expected a framework id, found ${String(id)}`)
}
