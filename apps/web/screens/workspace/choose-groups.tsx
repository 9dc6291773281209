/** Which stakeholder groups have seats: the assessment's are ticked, any can be renamed, more can be added. */
import { useRef, useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Field } from '../../parts/field.tsx'
import { announce } from '../../parts/live-region.tsx'
import {
  addGroup,
  changeGroup,
  GROUP_NAME_LIMIT,
  type GroupDraft,
  type Problem,
  removeGroup,
  type SessionDraft,
} from './session-draft.ts'

export function ChooseGroups({
  draft,
  problems,
  change,
}: {
  draft: SessionDraft
  problems: readonly Problem[]
  change: (next: SessionDraft) => void
}) {
  const [newName, setNewName] = useState('')
  const added = useRef(0)
  const newInput = useRef<HTMLInputElement>(null)
  const errorOf = (field: string) => problems.find((problem) => problem.field === field)?.words ?? null
  const error = errorOf('groups')

  function add() {
    const name = newName.trim()
    if (name !== '') {
      added.current += 1
      change(addGroup(draft, `added-${added.current}`, name))
      setNewName('')
      announce(`${name} added`)
    }
    newInput.current?.focus()
  }

  return (
    <>
      <fieldset
        id="groups"
        className={error === null ? 'eds-fieldset' : 'eds-fieldset eds-field--wrong'}
        aria-describedby={error === null ? undefined : 'groups-error'}
      >
        <legend className="eds-legend">Who will be in the room?</legend>
        {error !== null && (
          <p className="eds-field__error" id="groups-error">
            Wrong: {error}
          </p>
        )}
        <ul className="ws-groups">
          {draft.groups.map((group) => (
            <GroupRow
              key={group.key}
              group={group}
              error={errorOf(`group-name-${group.key}`)}
              change={(next) => change(changeGroup(draft, group.key, next))}
              remove={() => {
                change(removeGroup(draft, group.key))
                announce(`${group.name} removed`)
                newInput.current?.focus()
              }}
            />
          ))}
        </ul>
      </fieldset>
      <div className="eds-beside">
        <Field
          ref={newInput}
          id="new-group"
          label="Add another group"
          hint="For example “Young people’s forum”."
          value={newName}
          maxLength={GROUP_NAME_LIMIT}
          onChange={(event) => setNewName(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter in this box adds the group; it must not send the whole form.
            if (event.key === 'Enter') {
              event.preventDefault()
              add()
            }
          }}
        />
        <Button look="secondary" onClick={add}>
          Add group
        </Button>
      </div>
    </>
  )
}

function GroupRow({
  group,
  error,
  change,
  remove,
}: {
  group: GroupDraft
  error: string | null
  change: (next: Partial<Pick<GroupDraft, 'name' | 'ticked'>>) => void
  remove: () => void
}) {
  const [isRenaming, setRenaming] = useState(false)
  const nameId = `group-name-${group.key}`
  return (
    <li className="ws-group">
      <label className="eds-option" htmlFor={`group-${group.key}`}>
        <input
          id={`group-${group.key}`}
          type="checkbox"
          checked={group.ticked}
          onChange={(event) => change({ ticked: event.currentTarget.checked })}
        />
        <span className="eds-option__label">{group.name.trim() === '' ? 'Group without a name' : group.name}</span>
      </label>
      {!isRenaming && error === null && (
        <Button
          look="quiet"
          onClick={() => {
            setRenaming(true)
            // The field exists only after this press has been drawn.
            requestAnimationFrame(() => document.getElementById(nameId)?.focus())
          }}
        >
          Rename<span className="eds-hidden"> {group.name}</span>
        </Button>
      )}
      {group.id === null && (
        <Button look="quiet" onClick={remove}>
          Remove<span className="eds-hidden"> {group.name}</span>
        </Button>
      )}
      {(isRenaming || error !== null) && (
        <div className="ws-group__name">
          <Field
            id={nameId}
            label="Name of this group"
            error={error}
            value={group.name}
            maxLength={GROUP_NAME_LIMIT}
            onChange={(event) => change({ name: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.preventDefault()
            }}
          />
        </div>
      )}
    </li>
  )
}
