/** The colours of staff's screens: chosen by each person for this browser alone. */
import { Contrast } from 'lucide-react'
import { type ReadingChoice, THEMES } from '../words/reading-choice.ts'
import { useReading } from '../words/use-words.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Radios } from './field.tsx'
import { useKeptOpen } from './use-kept-open.ts'
import '../styles/reading.scss'

const NAMES: Readonly<Record<ReadingChoice['theme'], string>> = {
  system: 'As on this device',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
}

/** The button in the header of every page of staff, and what it opens. */
export function StaffColours() {
  const { choice, choose } = useReading()
  const { isOpen, button, open, close } = useKeptOpen()
  return (
    <>
      <button type="button" className="reading-open" ref={button} onClick={open}>
        <Contrast aria-hidden="true" size={20} />
        <span>Colours</span>
      </button>
      <Dialog open={isOpen} title="Colours" onClose={close}>
        <Radios
          name="colours"
          legend="In which colours do you want to work?"
          hint="Kept in this browser. The wall and what you print stay as they are."
          options={THEMES.map((theme) => ({ value: theme, label: NAMES[theme] }))}
          value={choice.theme}
          onChange={(theme) => choose({ theme })}
        />
        <Button onClick={close}>Done</Button>
      </Dialog>
    </>
  )
}
