/** From where a request comes, and whether somebody on the network could read it on its way. */
import type { IncomingHttpHeaders } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Who called, as far as the network tells. */
export type Caller = {
  /** The address that budgets count: the caller's own, also behind a trusted proxy; `unknown` where there is none. */
  address: string
  /** Whether nobody beside this computer and its proxy could read it: https as far as the proxy, or no network at all. */
  isPrivate: boolean
}

/** As much of a request as this needs; Node's own requests are such. */
export type Call = { headers: IncomingHttpHeaders; socket: { remoteAddress?: string | undefined } }

/** What a server in between adds. Its words count only when it is trusted; that it is there counts always. */
const MARKS: ReadonlySet<string> = new Set([
  ...['forwarded', 'via', 'x-real-ip', 'x-client-ip', 'x-cluster-client-ip', 'x-original-host', 'x-proxyuser-ip'],
  ...['true-client-ip', 'fastly-client-ip', 'x-envoy-external-address', 'x-azure-clientip', 'x-appengine-user-ip'],
  ...['cf-connecting-ip', 'cf-connecting-ipv6', 'cf-ipcountry', 'cf-ray', 'cf-visitor', 'cdn-loop', 'x-amzn-trace-id'],
  ...['front-end-https', 'x-url-scheme', 'x-scheme', 'x-arr-ssl', 'x-arr-log-id', 'tailscale-user-login'],
])

/** @returns whether a server in between has left a mark on a request */
export const isForwarded = (headers: IncomingHttpHeaders): boolean =>
  Object.keys(headers).some((name) => name.startsWith('x-forwarded-') || MARKS.has(name))

/**
 * @param proxies addresses and subnets of servers that are believed when they say who called them and how
 * @returns what is known of the caller of a request
 */
export function openCallers(proxies: readonly string[]): (call: Call) => Caller {
  const trusted = addressList(proxies)
  return ({ headers, socket }) => {
    const address = plainAddress(socket.remoteAddress)
    const isHandedOn = isForwarded(headers)
    if (isHandedOn && trusted.has(address)) {
      const hops = listIn(headers['x-forwarded-for']).map(plainAddress).toReversed()
      const caller = hops.find((hop) => !trusted.has(hop))
      const ways = listIn(headers['x-forwarded-proto'])
      return {
        address: caller === undefined || isIP(caller) === 0 ? address : caller,
        isPrivate: ways.length > 0 && ways.every((way) => way === 'https'),
      }
    }
    // A proxy on this computer that nobody told us of calls from here as well: its marks, or a page's origin, betray it.
    const isDirect = !isHandedOn && isOwnOrigin(headers.origin)
    return { address, isPrivate: isDirect && isLoopbackAddress(address) && isLoopbackHost(headers.host) }
  }
}

/** Addresses and subnets such as `127.0.0.1` and `10.0.0.0/8`. @throws RangeError that names what is neither */
export function addressList(entries: readonly string[]): { has(address: string): boolean } {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/')
    const version = isIP(address)
    const family = version === 6 ? 'ipv6' : 'ipv4'
    const isWhole = bits === undefined || /^\d{1,3}$/.test(bits)
    if (version === 0 || !isWhole || rest.length > 0) throw new RangeError(entry)
    if (bits === undefined) list.addAddress(address, family)
    else {
      // Less than this is no proxy but a part of the internet, and whoever is in it could say anything.
      if (Number(bits) < (version === 6 ? 32 : 8) || Number(bits) > (version === 6 ? 128 : 32))
        throw new RangeError(entry)
      list.addSubnet(address, Number(bits), family)
    }
  }
  return {
    has: (address) => {
      const version = isIP(address)
      return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4')
    },
  }
}

/** @param address as `plainAddress` gives it */
export const isLoopbackAddress = (address: string): boolean => address === '::1' || /^127\./.test(address)

/** @param host as a request or an address names it, with or without a port: means this computer on every computer */
export const isLoopbackHost = (host: string | undefined): boolean =>
  host !== undefined && /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host)

const isOwnOrigin = (origin: string | undefined): boolean =>
  origin === undefined || (URL.canParse(origin) && isLoopbackHost(new URL(origin).host))

/** An IPv4 caller of a server that listens to IPv6 too is written as one of IPv6. */
export const plainAddress = (address: string | undefined): string =>
  (address ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '')

const listIn = (header: string | string[] | undefined): string[] =>
  [header ?? []].flat().flatMap((text) =>
    text
      .split(',')
      .map((each) => each.trim().toLowerCase())
      .filter(Boolean),
  )
