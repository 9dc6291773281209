/** Opens and saves the report's files, which the server gives only to those who may read them. */
import { getBlob } from '../../live/api.ts'

/** How long a file's local address stays good; the tab or the download has read it long before. */
const ADDRESS_LIFE_MS = 600_000

/**
 * Shows the report as a page in a new tab.
 * @throws ApiError when the server refuses; TypeError when it cannot be reached; Error when the browser opens no tab
 */
export async function openReport(session: string, token: string): Promise<void> {
  // Opened before anything is awaited: browsers open a tab only as the direct answer to a press.
  const tab = window.open('', '_blank')
  if (tab === null) throw new Error('The browser did not open a new tab. Allow pop-ups for this page and try again.')
  try {
    const blob = await getBlob(pathOf(session, 'report.html'), token)
    tab.location.replace(addressOf(new Blob([blob], { type: 'text/html' })))
  } catch (error) {
    tab.close()
    throw error
  }
}

/** Saves a file of the session under this name. @param token null for what everybody may have; `audit` is the auditor's file @throws as `openReport` */
export async function saveFile(
  session: string,
  token: string | null,
  file: 'report.docx' | 'trail' | 'audit',
  name: string,
): Promise<void> {
  const link = document.createElement('a')
  link.href = addressOf(await getBlob(pathOf(session, file), token))
  link.download = name
  link.click()
}

const pathOf = (session: string, file: string): string => `/api/sessions/${encodeURIComponent(session)}/${file}`

function addressOf(blob: Blob): string {
  const address = URL.createObjectURL(blob)
  setTimeout(() => URL.revokeObjectURL(address), ADDRESS_LIFE_MS)
  return address
}
