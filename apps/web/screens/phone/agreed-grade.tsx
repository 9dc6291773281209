/** What the facilitator recorded as the room's agreement on the question. */
import { wordsOf } from '@eds/audit/erasable'
import type { FrameworkId } from '@eds/frameworks/framework'
import type { Agreement } from '@eds/session/session'
import { useEffect, useRef } from 'react'
import { GradeMark } from '../../parts/grade-mark.tsx'
import { announce } from '../../parts/live-region.tsx'
import { Notice } from '../../parts/notice.tsx'
import { useSaid } from '../../parts/reading-icon.tsx'
import { useWords } from '../../words/use-words.tsx'

/** Agreed, split as a split, or not graded; with the reason and the dissent in their own words. */
export function AgreedGrade({ agreement, framework }: { agreement: Agreement; framework: FrameworkId }) {
  const t = useWords()
  const say = useSaid()
  const said = useRef<number | null>(null)
  useEffect(() => {
    if (said.current === agreement.number) return
    said.current = agreement.number
    announce(t('agreed.said'))
  }, [agreement.number, t])
  const { outcome, reason, dissent } = agreement
  return (
    <Notice
      tone={outcome.kind === 'agreed' ? 'good' : 'info'}
      {...(outcome.kind === 'agreed' ? { title: t('agreed.title') } : {})}
    >
      {outcome.kind === 'agreed' ? (
        <p>
          {say('agreed.text')} <GradeMark framework={framework} grade={outcome.grade} />
        </p>
      ) : (
        <p>{say(`agreed.${outcome.kind}`)}</p>
      )}
      {reason === null ? null : <p>{say('agreed.reason', { reason: wordsOf(reason, t('stage.erased')) })}</p>}
      {dissent === null ? null : <p>{say('agreed.dissent', { dissent: wordsOf(dissent, t('stage.erased')) })}</p>}
    </Notice>
  )
}
