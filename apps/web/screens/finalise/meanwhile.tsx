/** Says that somebody else settled this grade while words were being written here, and asks which words shall stand. */
import { wordsOf } from '@eds/audit/erasable'
import type { FrameworkId } from '@eds/frameworks/framework'
import type { FinalGrade } from '@eds/session/session'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { StatusMark } from './status-words.tsx'

/** @param final what was saved meanwhile */
export function Meanwhile(props: {
  final: FinalGrade
  framework: FrameworkId
  onTheirs: () => void
  onMine: () => void
}) {
  const { final, framework, onTheirs, onMine } = props
  const said = [
    { name: 'Reason', words: final.reason },
    { name: 'Second signatory', words: final.secondSignatory },
    { name: 'Rationale', words: final.rationale },
    { name: 'Owner', words: final.owner },
  ].flatMap(({ name, words }) => (words === null ? [] : [{ name, words: wordsOf(words, 'taken out') }]))
  return (
    <div id="meanwhile" tabIndex={-1}>
      <Notice tone="warn" live="assertive" title="Somebody settled this grade while you were writing">
        <p>Saved meanwhile:</p>
        <ul>
          <li>
            <strong>Final grade: </strong>
            <StatusMark framework={framework} status={final.status} />
          </li>
          {said.map(({ name, words }) => (
            <li key={name} className="eds-line">
              <strong>{name}: </strong>
              {words}
            </li>
          ))}
        </ul>
        <p>
          Your own words are still in the form, and not saved. What was saved stays in the trail, whichever you keep.
        </p>
        <div className="eds-buttons">
          <Button look="secondary" onClick={onTheirs}>
            Take the saved words
          </Button>
          <Button look="secondary" onClick={onMine}>
            Keep my words
          </Button>
        </div>
      </Notice>
    </div>
  )
}
