/** Says that the desk is open elsewhere too: every desk of a session shows the same, and any of them can lead the meeting. */
import { useDesk } from '../../live/session.tsx'

/** Nothing while this is the only screen. */
export function DesksOpen() {
  const others = useDesk((desk) => desk.one('open', 'desks')?.count ?? 1) - 1
  return (
    <p className="desk-others" role="status">
      {others < 1
        ? null
        : `Also open on ${others === 1 ? 'another screen' : `${others} other screens`}. All of them stay in step.`}
    </p>
  )
}
