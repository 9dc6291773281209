/** Which parts follow a component of NHS frontend, and which are this product's own. */

/** A component of NHS frontend by the name of its folder, and the part here that draws it. */
export const NHS_COMPONENTS = [
  ['button', 'Button'],
  ['card', 'Card'],
  ['character-count', 'TextArea'],
  ['checkboxes', 'Checkboxes, each a card for a thumb'],
  ['details', 'Details'],
  ['error-message', 'beside each field'],
  ['error-summary', 'ErrorSummary'],
  ['fieldset', 'Radios and Checkboxes'],
  ['header', 'Page, without the logo'],
  ['hint', 'beside each field'],
  ['input', 'Field'],
  ['inset-text', 'Inset text'],
  ['label', 'of each field'],
  ['notification-banner', 'Notice, ConnectionBanner'],
  ['radios', 'Radios, each a card for a thumb'],
  ['select', 'Select'],
  ['skip-link', 'Page'],
  ['summary-list', 'SummaryList'],
  ['tables', 'Table'],
  ['tag', 'Tag'],
  ['task-list', 'Task list'],
  ['textarea', 'TextArea'],
  ['warning-callout', 'Notice that warns'],
] as const

const OWN =
  'grade mark, result chart, countdown, QR code, dialog, read aloud, sign film, pictures of Easy Read, next step'

export function NhsComponentsPart() {
  return (
    <section lang="en-GB">
      <h2>Which follow NHS frontend</h2>
      <p>
        Colours, spacing, corners, focus and buttons are NHS frontend’s own settings. The parts below follow its
        components in look and behaviour. They turn round for languages read from right to left, and have neither the
        logo nor the web font, which are for sites on nhs.uk alone. This product’s own: {OWN}.
      </p>
      <ul>
        {NHS_COMPONENTS.map(([component, part]) => (
          <li key={component}>
            <b>{component}</b>: {part}
          </li>
        ))}
      </ul>
    </section>
  )
}
