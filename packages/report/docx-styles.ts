/** How the Word document looks: Arial, British English, headings that Word's own navigation knows. */
import { type INumberingOptions, type IStylesOptions, LevelFormat, LineRuleType } from 'docx'

const BLUE = '005EB8'
const INK = '212B32'
const headingStyle = (size: number, before: number, color: string) => ({
  run: { font: 'Arial', size, bold: true, color },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})

export const DOCX_STYLES: IStylesOptions = {
  default: {
    document: {
      run: {
        font: 'Arial',
        size: 21,
        color: INK,
        language: { value: 'en-GB', eastAsia: 'en-GB', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: {
      run: { font: 'Arial', size: 52, bold: true, color: INK },
      paragraph: { spacing: { after: 80, line: 240, lineRule: LineRuleType.AUTO } },
    },
    heading1: headingStyle(34, 480, BLUE),
    heading2: headingStyle(26, 320, INK),
    heading3: headingStyle(22, 260, INK),
    listParagraph: { run: { font: 'Arial' }, paragraph: { spacing: { after: 80 } } },
    hyperlink: { run: { color: BLUE, underline: { type: 'single' } } },
  },
  paragraphStyles: [
    {
      id: 'Subtitle',
      name: 'Subtitle',
      basedOn: 'Normal',
      next: 'Normal',
      run: { size: 28, color: '4C6272' },
      paragraph: { spacing: { after: 240 } },
    },
    {
      id: 'TableCaption',
      name: 'Table Caption',
      basedOn: 'Normal',
      next: 'Normal',
      run: { bold: true },
      paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
    },
    {
      id: 'TableText',
      name: 'Table Text',
      basedOn: 'Normal',
      run: { size: 20 },
      paragraph: { spacing: { after: 60 } },
    },
  ],
}

/** Name of the bullet list; its indents are narrow enough for a cell. */
export const BULLETS = 'bullets'
/** Where the text of a bullet point starts, in twentieths of a point. */
export const BULLET_INDENT = 284

export const DOCX_NUMBERING: INumberingOptions = {
  config: [
    {
      reference: BULLETS,
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '•',
          style: { paragraph: { indent: { left: BULLET_INDENT, hanging: 227 } } },
        },
      ],
    },
  ],
}
