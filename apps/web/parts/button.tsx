/** A button in its states; while it works it stays focusable, so that focus is never lost. */
import type { ComponentProps, ReactNode } from 'react'

type ButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  look?: 'primary' | 'secondary' | 'danger' | 'quiet'
  wide?: boolean
  /** What the button says while its act is under way; it does nothing then. */
  busy?: string | null
  children: ReactNode
}

/** Type `button` unless told otherwise. `busy` keeps focus where `disabled` would drop it. */
export function Button({
  look = 'primary',
  wide = false,
  busy = null,
  children,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const isBusy = busy !== null
  const classes = ['eds-button', `eds-button--${look}`, wide ? 'eds-button--wide' : '', className ?? '']
  return (
    <button
      type="button"
      {...rest}
      className={classes.filter((name) => name !== '').join(' ')}
      aria-disabled={isBusy || rest['aria-disabled'] === true ? true : undefined}
      onClick={(event) => {
        if (isBusy || rest['aria-disabled'] === true) {
          event.preventDefault()
          return
        }
        onClick?.(event)
      }}
    >
      {isBusy ? busy : children}
    </button>
  )
}
