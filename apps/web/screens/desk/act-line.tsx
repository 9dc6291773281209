/** One act of the feed with what was written in it, which can be taken out. */
import type { FeedItem } from '@eds/session/document'
import type { Question } from '@eds/session/session'
import { actWords, byWords, timeWords } from './feed-words.ts'
import { ERASED, TakeOutButton } from './take-out.tsx'

/** @param which tells it apart from the other acts of the list @param onTakeOut called with the act's place in the trail */
export function ActLine(props: {
  item: FeedItem
  which: string
  questions: readonly Question[]
  onTakeOut: (seq: number) => void
}) {
  const { item, which, questions, onTakeOut } = props
  const question = questions.find(({ id }) => id === item.question)
  const said = `${byWords(item.by)} ${actWords(item.act)}`
  return (
    <>
      <span className="desk-feed__time">{timeWords(item.at)}</span>
      <span>
        {said}
        {question === undefined ? '' : ` (${question.outcome})`}
        {item.reason === null ? '' : 'words' in item.reason ? `: “${item.reason.words}”` : `: ${ERASED}`}
        {item.written === true ? (
          <>
            {' '}
            <TakeOutButton
              what={`what is written in “${said}” at ${timeWords(item.at)}`}
              which={which}
              onPress={() => onTakeOut(item.seq)}
            />
          </>
        ) : null}
      </span>
    </>
  )
}
