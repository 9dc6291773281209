/** By which names people may reach this server: a page of another site that calls itself by its own name gets nothing. */
import { hostname, networkInterfaces } from 'node:os'
import { isLoopbackHost } from './callers.ts'

/** Looks at a `Host` as a request names it, with or without a port. */
export type HostNames = (host: string | undefined) => boolean

/**
 * This computer by loopback, by any address of its own and by its name in the room, where `PUBLIC_URL` leads, and what else
 * is allowed. Ports are not compared: a tunnel may have given the door another one.
 * @param allowed names and addresses, without ports
 */
export function openHostNames(publicUrl: string | null, allowed: readonly string[]): HostNames {
  const computer = hostname().toLowerCase()
  const names = new Set([computer, `${computer.split('.')[0]}.local`, ...allowed.map((name) => name.toLowerCase())])
  if (publicUrl !== null) names.add(new URL(publicUrl).hostname)
  return (host) => {
    if (isLoopbackHost(host)) return true
    const name = nameIn(host)
    // Looked up each time: a laptop that moves to another network has another address there.
    return name !== null && (names.has(name) || isOwnAddress(name))
  }
}

/** @returns the name or address without its port and brackets, in small letters; null where there is none */
function nameIn(host: string | undefined): string | null {
  const [, six, name] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+?)\.?)(?::\d{1,5})?$/i.exec(host ?? '') ?? []
  return (six ?? name)?.toLowerCase() ?? null
}

const isOwnAddress = (name: string): boolean =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ address }) => address === name))

/** @returns whether a request comes from a page of this server, or from no page; browsers say from where */
export function isFromOwnPage(
  { origin, host }: { origin?: string | undefined; host?: string | undefined },
  publicUrl: string | null,
): boolean {
  if (origin === undefined || origin === publicUrl) return true
  return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase()
}
