/** Addresses of a session's screens, and of this server as others reach it. */
import { networkInterfaces } from 'node:os'
import type { SessionLinks } from '@eds/session/protocol'
import type { Access } from './access.ts'
import type { SessionRow } from './store.ts'

/** Where links begin, without a slash at the end: `join` as phones reach it, `staff` where nobody reads along. */
export type Bases = { join: string; staff: string }

/** Links are capabilities: the token stands in the fragment, which no server and no log ever sees. */
export function linksOf({ id, joinCode }: SessionRow, access: Access, { join, staff }: Bases): SessionLinks {
  const token = (role: 'facilitator' | 'lead' | 'helper' | 'wall') => `#t=${access.staffToken(id, role)}`
  return {
    session: id,
    joinCode,
    join: `${join}/join/${joinCode}`,
    desk: `${staff}/desk/${id}${token('facilitator')}`,
    finalise: `${staff}/finalise/${id}${token('lead')}`,
    wall: `${staff}/wall/${id}${token('wall')}`,
    // Walks about with a phone or a tablet of their own.
    helper: `${join}/helper/${id}${token('helper')}`,
    report: `${join}/report/${id}`,
  }
}

export const workspaceLink = (access: Access, base: string): string => `${base}/workspace#t=${access.workspaceToken()}`

const isEveryAddress = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** Where this computer's own browser finds the server. */
export const localBase = (host: string, port: number): string =>
  `http://${isEveryAddress(host) ? 'localhost' : hostInUrl(host)}:${port}`

/** Where a phone finds the server: never `localhost` while the server listens to the network. */
export function networkBase(host: string, port: number): string {
  return `http://${isEveryAddress(host) ? (networkAddress() ?? 'localhost') : hostInUrl(host)}:${port}`
}

/** @returns this computer's first address in a network, private ones before others, or null when it is in none. */
function networkAddress(): string | null {
  const found = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
    .map(({ address }) => address)
  return found.find((address) => /^(192\.168|10|172\.(1[6-9]|2\d|3[01]))\./.test(address)) ?? found[0] ?? null
}

const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)
