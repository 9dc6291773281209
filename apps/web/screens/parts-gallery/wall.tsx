/** The gallery's parts of the wall: the shapes that a room sees of its vote, drawn by the same script as on the projector. */
import type { Shown } from '@eds/consensus/room-result'
import { eds2022 } from '@eds/frameworks/eds-2022'
import { type ReactNode, useId } from 'react'
import { MoreWords } from '../../words/use-words.tsx'
import { wallEn } from '../../words/wall-en.ts'
import { GroupShape, RoomShape, ShapeRows } from '../wall/shape.tsx'
import { LONG_TEXT, Part, State } from './part.tsx'
import '../../styles/wall.scss'

const NOW: Shown = { show: 'histogram', histogram: [3, 30, 8, null] }
const BEFORE = [6, 22, 10, 2]

const WITHHELD: readonly { name: string; shown: Shown }[] = [
  { name: 'Room, columns: only the commonest', shown: { show: 'mainly', grade: 2 } },
  { name: 'Room, columns: withheld', shown: { show: 'withheld', why: 'small' } },
]

const GROUPS: readonly { name: string; shown: Shown }[] = [
  { name: 'Patients and service users', shown: { show: 'histogram', histogram: [1, 7, 1, null] } },
  { name: LONG_TEXT, shown: { show: 'mainly', grade: 1 } },
  { name: '6 smaller groups together', shown: { show: 'withheld', why: 'secondary' } },
]

export function WallShapePart() {
  return (
    <MoreWords words={wallEn}>
      <Part
        name="Shape of a vote on the wall"
        folder="screens/wall"
        file="shape.tsx"
        when="At a reveal, and beside the questions of a discussion. Read from ten metres: one scale for both votes, a number on every bar."
      >
        <State name="Room, columns: a first vote" wide>
          <OnWall>
            <RoomShape shown={NOW} framework={eds2022} answers={null} before={null} />
          </OnWall>
        </State>
        <State name="Room, columns: with the vote before, and answers that are no grade" wide>
          <OnWall>
            <RoomShape shown={NOW} framework={eds2022} answers={{ graded: 41, nee: 1, abstain: 0 }} before={BEFORE} />
          </OnWall>
        </State>
        {WITHHELD.map(({ name, shown }) => (
          <State key={name} name={name} wide>
            <OnWall>
              <RoomShape shown={shown} framework={eds2022} answers={null} before={null} />
            </OnWall>
          </State>
        ))}
        <State name="Room, rows" wide>
          <OnWall>
            <ShapeRows shown={NOW} framework={eds2022} />
          </OnWall>
        </State>
        <State name="Groups: counts, only the commonest, withheld" wide>
          <OnWall>
            <ul className="wall-shapes">
              {GROUPS.map(({ name, shown }) => (
                <GroupShape key={name} name={name} shown={shown} framework={eds2022} />
              ))}
            </ul>
          </OnWall>
        </State>
      </Part>
    </MoreWords>
  )
}

/** As wide as a shape needs; in a narrower window it scrolls by itself. */
function OnWall({ children }: { children: ReactNode }) {
  const label = useId()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: reason: what scrolls by itself must be reached by keyboard
    // biome-ignore lint/a11y/useSemanticElements: reason: a group of things to look at, not of fields
    <div className="gallery-wall" role="group" aria-labelledby={label} tabIndex={0}>
      <span className="eds-hidden" id={label}>
        On the wall
      </span>
      <div className="gallery-wall__inner">{children}</div>
    </div>
  )
}
