/** Every part of the design system in every state, for those who build screens and for the browser tests. */
import { Page } from '../parts/page.tsx'
import { ButtonPart, CopyFieldPart, DialogPart, LiveRegionPart } from './parts-gallery/actions.tsx'
import { NextStepPart } from './parts-gallery/desk.tsx'
import { GradePart, NotFoundPart, PagePart, QrPart, ResultPart, SummaryPart } from './parts-gallery/facts.tsx'
import { ActLinePart, MeanwhilePart, PhasePart, StandingPart } from './parts-gallery/finalise.tsx'
import {
  CheckboxesPart,
  ErrorSummaryPart,
  FieldPart,
  RadiosPart,
  SelectPart,
  TextAreaPart,
} from './parts-gallery/forms.tsx'
import { CardPart, DetailsPart, InsetPart, TablePart, TaskListPart } from './parts-gallery/lists.tsx'
import {
  ConnectionPart,
  CountdownPart,
  LoadingPart,
  NoticePart,
  RefusalPart,
  TagPart,
} from './parts-gallery/messages.tsx'
import { NhsComponentsPart } from './parts-gallery/nhs-components.tsx'
import {
  ReadAloudPart,
  ReadingIconPart,
  ReadingSettingsPart,
  SignFilmPart,
  StaffColoursPart,
} from './parts-gallery/reading.tsx'
import { WallShapePart } from './parts-gallery/wall.tsx'
import '../styles/staff-parts.scss'
import '../styles/parts-gallery.scss'

/** `/parts`. Language, text size and colours follow the viewer's own settings, as on a phone. */
export function PartsGalleryScreen() {
  return (
    <Page
      title="Parts"
      footer={<p>The parts are React components in apps/web/parts; the tokens are in styles/tokens.scss.</p>}
    >
      <h1 lang="en-GB">Parts</h1>
      <p className="gallery-lead" lang="en-GB">
        Every part that the screens are made of, in every state. Language, text size and colours follow your own
        settings; change them at the top. Some parts speak to a screen reader when they appear.
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
      <WallShapePart />
      <NextStepPart />
      <ActLinePart />
      <StandingPart />
      <MeanwhilePart />
      <PhasePart />
      <SummaryPart />
      <TablePart />
      <TaskListPart />
      <DetailsPart />
      <InsetPart />
      <CardPart />
      <QrPart />
      <ReadingSettingsPart />
      <StaffColoursPart />
      <ReadAloudPart />
      <SignFilmPart />
      <ReadingIconPart />
      <PagePart />
      <NotFoundPart />
      <NhsComponentsPart />
    </Page>
  )
}
