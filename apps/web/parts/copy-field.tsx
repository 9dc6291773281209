/** An address to copy: seen whole, copied with one press, and opened with another. */
import { useRef, useState } from 'react'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { announce } from './live-region.tsx'

/** @param opens the words of a link that opens the address in a new tab; null for an address that is only handed on */
export function CopyField({
  label,
  hint,
  value,
  opens,
}: {
  label: string
  hint: string
  value: string
  opens: string | null
}) {
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'not-yet' | 'copied' | 'by-hand'>('not-yet')

  async function copy() {
    const done = await copyText(value, input.current)
    setCopied(done ? 'copied' : 'by-hand')
    announce(done ? `${label}: link copied` : `${label}: press Ctrl and C to copy the selected link`)
  }

  return (
    <div className="eds-beside">
      <Field
        ref={input}
        label={label}
        hint={hint}
        className="eds-address"
        readOnly
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button look="secondary" onClick={() => void copy()}>
        {copied === 'copied' ? 'Copied' : 'Copy'}
        <span className="eds-hidden"> link: {label}</span>
      </Button>
      {opens !== null && (
        <a className="eds-open" href={value} target="_blank" rel="noreferrer">
          {opens}
          <span className="eds-hidden"> (opens in a new tab)</span>
        </a>
      )}
      {copied === 'by-hand' && <p className="eds-beside__note">The link is selected. Press Ctrl and C to copy it.</p>}
    </div>
  )
}

/** Copies by the clipboard, or by selection on plain http, where browsers give pages no clipboard. */
async function copyText(text: string, input: HTMLInputElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    input?.focus()
    input?.select()
    // The old way still works on plain http; where it does not, the text is selected for Ctrl and C.
    return document.execCommand('copy')
  }
}
