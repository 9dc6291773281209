/** What a person sees in the terminal when the server has started. */
import type { SessionLinks } from '@eds/session/protocol'
import { renderUnicodeCompact } from 'uqr'
import { isLoopbackHost } from './callers.ts'

export type Banner = {
  workspace: string
  /** The newest session that is not published, or null. */
  session: { title: string; links: SessionLinks } | null
  /** Where staff's links begin, and where phones find the server. */
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
  lines.push('', ...whatWorksWhere(local, network))
  lines.push(`Everything is kept in ${dataDir}. Stop with Ctrl+C.`, '')
  return `${lines.join('\n')}\n`
}

/** Which links work from where, and what an open network means for those who vote over it. */
function whatWorksWhere(local: string, network: string): string[] {
  if (local.startsWith('https:')) return [`Every link works wherever ${local} can be reached.`]
  if (isLoopbackHost(new URL(network).host))
    return ['Only this computer can reach it: every link works here and nowhere else.']
  return [
    'The workspace, the facilitator’s and the lead’s links work on this computer alone: this is plain http, and on',
    'the network others could read their keys. The wall’s works on another computer too, when it begins with',
    `${network} instead of ${local}.`,
    'Votes cross the network in the open as well: whoever controls it could read or change them. Use a network of',
    'your own with a password, or put a server with https before this one (see PUBLIC_URL in the README).',
  ]
}

/** Two groups of four are easier to read aloud. */
const spaced = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`
