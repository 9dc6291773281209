/** The keys of the desk. */
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Key } from './people-here.tsx'
import { SHORTCUTS } from './shortcuts.ts'

export function HelpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} title="Keys" onClose={onClose}>
      <p>The whole meeting can be run from the keyboard. The keys rest while you type.</p>
      <dl className="desk-keys">
        {SHORTCUTS.map(({ does, keys, words }) => (
          <div key={does}>
            <dt>
              <Key of={keys.toUpperCase()} />
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
        <div>
          <dt>
            <Key of="Tab" />
          </dt>
          <dd>Go from one thing to the next</dd>
        </div>
        <div>
          <dt>
            <Key of="Esc" />
          </dt>
          <dd>Close a window like this one</dd>
        </div>
      </dl>
      <Button onClick={onClose}>Close</Button>
    </Dialog>
  )
}
