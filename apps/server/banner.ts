/** What a person sees in the terminal when the server has started. */
import type { SessionLinks } from '@eds/session/protocol'
import { renderUnicodeCompact } from 'uqr'

export type Banner = {
  workspace: string
  /** The newest session that is not published, or null. */
  session: { title: string; links: SessionLinks } | null
  /** Where links begin on this computer, and where phones find it. */
  local: string
  network: string
  dataDir: string
}

/** @returns lines for a terminal; links of staff carry tokens, so nothing of this goes into a log. */
export function bannerOf({ workspace, session, local, network, dataDir }: Banner): string {
  const lines = ['', 'EDS workshop is running. Keep these links to yourself: whoever has one may act with it.', '']
  lines.push(`  Workspace      ${workspace}`)
  if (session !== null) {
    const { title, links } = session
    lines.push('', `  ${title}`, '')
    lines.push(`  Facilitator    ${links.desk}`)
    lines.push(`  Lead           ${links.finalise}`)
    lines.push(`  Wall           ${links.wall}`)
    lines.push('', 'Everyone in the room joins here:', '')
    lines.push(`  Address        ${links.join}`)
    lines.push(`  Join code      ${spaced(links.joinCode)}`, '')
    lines.push(
      ...renderUnicodeCompact(links.join, { border: 2 })
        .split('\n')
        .map((line) => `  ${line}`),
    )
  }
  lines.push('')
  if (local !== network) lines.push(`On another computer, begin these links with ${network} instead of ${local}.`)
  lines.push(`Everything is kept in ${dataDir}. Stop with Ctrl+C.`, '')
  return `${lines.join('\n')}\n`
}

/** Two groups of four are easier to read aloud. */
const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
