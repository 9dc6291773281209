/** The report over HTTP, and the plain page that stands in its place until it is published. */
import { createHash } from 'node:crypto'
import type { Assessment } from '@eds/assessment/assessment'
import { reportOf } from '@eds/report/report'
import { REPORT_STYLE } from '@eds/report/report-style'
import type { EpochMs } from '@eds/session/session'
import type { Room } from './room.ts'

/** Names the report's one style element in a content security policy. */
export const REPORT_STYLE_SOURCE = `'sha256-${createHash('sha256').update(REPORT_STYLE).digest('base64')}'`

/** A page without scripts, with the report's own style and nothing from elsewhere. */
export const REPORT_POLICY = [
  "default-src 'none'",
  `style-src ${REPORT_STYLE_SOURCE}`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** The report as it stands: a draft until it is published. */
export const reportOfRoom = (room: Room, assessment: Assessment, at: EpochMs) =>
  reportOf({ assessment, state: room.state, trail: { head: room.toldHead.hash, entries: room.toldHead.seq }, at })

/** Says the same for a report that is not published yet and for one that never will be. */
export const NOT_PUBLISHED_PAGE = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Not published yet</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<header class="band"><div class="wrap"><p>Equality Delivery System report</p></div></header>
<main><div class="wrap"><h1>This report is not published yet</h1>
<p>The organisation publishes it after the workshop. Please come back later.</p></div></main>
</body>
</html>
`
