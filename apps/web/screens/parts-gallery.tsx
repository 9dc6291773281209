/** Every part of the design system in every state, for those who build screens and for the browser tests. */
import { Page } from '../parts/page.tsx'
import { ButtonPart, CopyFieldPart, DialogPart, LiveRegionPart } from './parts-gallery/actions.tsx'
import { GradePart, NotFoundPart, PagePart, QrPart, ResultPart, SummaryPart } from './parts-gallery/facts.tsx'
import {
  CheckboxesPart,
  ErrorSummaryPart,
  FieldPart,
  RadiosPart,
  SelectPart,
  TextAreaPart,
} from './parts-gallery/forms.tsx'
import {
  ConnectionPart,
  CountdownPart,
  LoadingPart,
  NoticePart,
  RefusalPart,
  TagPart,
} from './parts-gallery/messages.tsx'
import '../styles/staff-parts.scss'
import '../styles/parts-gallery.scss'

/** `/parts`. Colours follow the viewer's own settings, as everywhere. */
export function PartsGalleryScreen() {
  return (
    <Page
      title="Parts"
      footer={<p>The parts are React components in apps/web/parts; the tokens are in styles/tokens.scss.</p>}
    >
      <h1>Parts</h1>
      <p className="gallery-lead">
        Every part that the screens are made of, in every state. Light, dark and forced colours follow your own
        settings. Some parts speak to a screen reader when they appear.
      </p>
      <ButtonPart />
      <CopyFieldPart />
      <DialogPart />
      <FieldPart />
      <TextAreaPart />
      <SelectPart />
      <RadiosPart />
      <CheckboxesPart />
      <ErrorSummaryPart />
      <NoticePart />
      <TagPart />
      <RefusalPart />
      <ConnectionPart />
      <CountdownPart />
      <LoadingPart />
      <LiveRegionPart />
      <GradePart />
      <ResultPart />
      <SummaryPart />
      <QrPart />
      <PagePart />
      <NotFoundPart />
    </Page>
  )
}
