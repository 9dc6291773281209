/** Paper ballots: no name, one cross, and a strip that the helper cuts off once the vote is entered. */
import type { Framework } from '@eds/frameworks/framework'
import type { Question } from '@eds/session/session'
import type { ReactNode } from 'react'
import { GradeShape } from '../../parts/grade-mark.tsx'
import { useWords } from '../../words/use-words.tsx'
import { type BallotSize, ballotsByPage } from './pack-choices.ts'

/** The ballots of one question. @param copies how many */
export function BallotSheets(props: {
  question: Question
  total: number
  framework: Framework
  copies: number
  size: BallotSize
}) {
  const { question, total, framework, copies, size } = props
  const t = useWords()
  return (
    <BallotPages copies={copies} size={size}>
      <p className="pack-sheet__place">
        Paper ballot. Question {question.order + 1} of {total}, {question.outcome}
        {question.service === null ? '' : `: ${question.service.name}`}
      </p>
      <h2>{question.question}</h2>
      <p>
        <b>Put a cross (✗) in one box.</b> Do not write your name. Fold the paper and give it to the helper.
      </p>
      <ul className="pack-boxes">
        {framework.grades.map(({ grade, name, meaning }) => (
          <Box key={grade} words={name} meaning={meaning}>
            <GradeShape grade={grade} />
          </Box>
        ))}
        <Box apart words={t('vote.nee')} meaning={t('vote.nee.hint')} />
        <Box words={t('vote.abstain')} meaning={t('vote.abstain.hint')} />
      </ul>
    </BallotPages>
  )
}

/** Ballots for "can you live with this grade?", on any question; the grade is written in by hand. */
export function ConsentBallotSheets({ copies, size }: { copies: number; size: BallotSize }) {
  const t = useWords()
  return (
    <BallotPages copies={copies} size={size}>
      <p className="pack-sheet__place">Paper ballot for a second kind of vote</p>
      <h2>Can you live with this grade?</h2>
      <p className="pack-fill">
        <span>Question</span> <span>Grade</span>
      </p>
      <p>
        <b>Put a cross (✗) in one box.</b> Do not write your name. Fold the paper and give it to the helper.
      </p>
      <ul className="pack-boxes">
        <Box words={t('vote.consent')} meaning={t('vote.consent.hint')} />
        <Box words={t('vote.aside')} meaning={t('vote.aside.hint')} />
        <Box words={t('vote.object')} meaning={t('vote.object.hint')} />
        <Box apart words={t('vote.abstain')} meaning={t('vote.abstain.hint.consent')} />
      </ul>
    </BallotPages>
  )
}

function BallotPages({ copies, size, children }: { copies: number; size: BallotSize; children: ReactNode }) {
  return ballotsByPage(copies, size).map((numbers) => (
    <article className={`pack-sheet pack-ballots pack-ballots--${size}`} key={numbers[0]}>
      {numbers.map((number) => (
        <div className="pack-ballot" key={number}>
          <div className="pack-ballot__voter">{children}</div>
          <HelperStrip />
        </div>
      ))}
    </article>
  ))
}

function Box(props: { words: string; meaning: string; apart?: boolean; children?: ReactNode }) {
  const { words, meaning, apart = false, children } = props
  return (
    <li className={apart ? 'pack-box pack-box--apart' : 'pack-box'}>
      <span className="pack-box__tick" />
      <span className="pack-box__shape">{children}</span>
      <span className="pack-box__words">
        <b>{words}.</b> <span className="pack-box__meaning">{meaning}</span>
      </span>
    </li>
  )
}

/** With the seat on the same paper as the cross, the paper would tell who voted what: so it comes off. */
function HelperStrip() {
  return (
    <div className="pack-strip">
      <p>
        <b>For the helper.</b> Fill this in when you take the ballot. Cut it off as soon as the vote is entered.
      </p>
      <p className="pack-fill">
        <span>Group</span> <span>Seat</span> <span>Vote number</span> <span>Entered at</span>
      </p>
    </div>
  )
}
