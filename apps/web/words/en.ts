/**
 * English. One key, one whole sentence or label; `{name}` is a parameter. A sentence that counts has two keys, ending in
 * `_one` and `_other`. Reading age about 9 to 11. The wall's own words are apart, so that phones need not fetch them.
 */
import { phoneEn } from './phone-en.ts'
import { readingEn } from './reading-en.ts'
import { refusalsEn } from './refusals-en.ts'
import { trustEn } from './trust-en.ts'

export const en = {
  'page.product': 'EDS workshop',
  'page.title': '{title} – EDS workshop',
  'page.skip': 'Skip to the main part',
  loading: 'Loading…',
  'not-found.title': 'We could not find this page',
  'not-found.text': 'The address may be wrong or too old.',
  'not-found.home': 'Go to the start',

  'field.error': 'Error: {error}',
  'field.left_one': '{count} character left',
  'field.left_other': '{count} characters left',
  'field.over_one': '{count} character too many',
  'field.over_other': '{count} characters too many',

  'connection.lost': 'Connection lost. We are trying to get it back. You can go on.',
  'connection.back': 'Connection back.',
  'connection.waiting_one': '{count} thing is waiting to be sent.',
  'connection.waiting_other': '{count} things are waiting to be sent.',
  'connection.gone.not-signed-in': 'This link does not work any more. Open the link again from the workspace.',
  'connection.gone.not-allowed': 'This link may not see this page.',
  'connection.gone.unknown-session': 'We could not find this session.',

  countdown_one: 'Voting closes in {count} second',
  countdown_other: 'Voting closes in {count} seconds',
  'countdown.over': 'Voting is closing now',

  'chart.room': 'The whole room',
  'chart.rest': 'Shown together: {groups}',
  'chart.nobody': 'Groups that did not vote: {count}',
  'chart.needed': 'We still need to hear from: {groups}.',
  'chart.mainly': 'Mainly',
  'chart.none': 'none',

  ...phoneEn,
  ...readingEn,
  ...refusalsEn,
  ...trustEn,
} as const
