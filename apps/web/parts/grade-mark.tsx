/** A grade as word, shape and colour: each of the three is enough alone. */

import type { FrameworkId, Grade } from '@eds/frameworks/framework'
import { gradeIn } from '@eds/frameworks/grades'
import { useReading } from '../words/use-words.tsx'

/** Ring, half disc, disc, star: told apart without colour, by outline and by how much is filled. */
export function GradeShape({ grade }: { grade: Grade }) {
  return (
    <svg className="eds-grade__shape" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {grade === 3 ? (
        <path d="M12 1.5l3.2 6.9 7.3.9-5.4 5.1 1.5 7.5L12 18.1l-6.6 3.8 1.5-7.5L1.5 9.3l7.3-.9z" fill="currentColor" />
      ) : (
        <>
          <circle
            cx="12"
            cy="12"
            r="9"
            fill={grade === 2 ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="3"
          />
          {grade === 1 ? <path d="M12 3a9 9 0 0 0 0 18z" fill="currentColor" /> : null}
        </>
      )}
    </svg>
  )
}

/** The grade's shape and its name in this framework; in another language that name first, the official one beside it. */
export function GradeMark({ framework, grade }: { framework: FrameworkId; grade: Grade }) {
  const own = useReading().file?.plain.gradeNames?.[grade] ?? null
  const official = gradeIn(framework, grade).name
  return (
    <span className={`eds-grade eds-grade--${grade}`}>
      <GradeShape grade={grade} />
      {own === null ? (
        official
      ) : (
        <span>
          {own}{' '}
          <span className="eds-grade__official" lang="en-GB" dir="ltr">
            ({official})
          </span>
        </span>
      )}
    </span>
  )
}
