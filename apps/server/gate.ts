/** What holds for every request before its route: by which name, over what, from which page and in which form. */
import type { Context, MiddlewareHandler } from 'hono'
import { type AppEnv, type AppParts, turnAway } from './asking.ts'
import { isForwarded } from './callers.ts'
import { type HostNames, isFromOwnPage } from './host-names.ts'

export type GateParts = Pick<AppParts, 'callerOf' | 'isSafe'> & {
  isKnownHost: HostNames
  publicUrl: string | null
}

const UNKNOWN_HOST =
  'This server does not know itself by this name. Open the address on the wall. Whoever runs the server may add the name to ALLOWED_HOSTS.'
const HTTPS_ONLY = 'this server is reached over https alone'

/** Only by a name of its own, and nothing from pages of other sites: no page can then pass itself off as this server's. */
export function openNameGate({ isKnownHost, publicUrl }: GateParts): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    // A request that came by no network has no host but that of its address.
    if (c.env?.incoming === undefined) return next()
    const host = c.req.header('host')
    if (!isKnownHost(host)) return c.text(UNKNOWN_HOST, 421)
    if (isWriting(c) && !isFromOwnPage({ origin: c.req.header('origin'), host }, publicUrl))
      return turnAway(c, 'not-allowed', 'pages of other sites may not send anything here', { status: 403 })
    return next()
  }
}

/**
 * Where people reach the server by https, nobody is served in the open: a page is sent to https, everything else refused.
 * How the server is may be asked by whatever watches it.
 */
export function openHttpsGate({ callerOf, isSafe, publicUrl }: GateParts): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const call = c.env?.incoming
    if (!isSafe || publicUrl === null || call === undefined || callerOf(call).isPrivate) return next()
    const { path } = c.req
    if (path === '/api/health') return next()
    if (path.startsWith('/api/')) return turnAway(c, 'needs-https', HTTPS_ONLY)
    const isPage = (c.req.method === 'GET' || c.req.method === 'HEAD') && !path.startsWith('/ws/')
    // A proxy that does not say how it was called, or was called by https, would be sent round in a circle.
    const way = call.headers['x-forwarded-proto']
    if (isPage && (isForwarded(call.headers) ? way === 'http' : true)) {
      const { pathname, search } = new URL(c.req.url)
      return c.redirect(`${publicUrl}${pathname}${search}`, 308)
    }
    return c.text(
      `This server is reached at ${publicUrl} alone. A server before it must send X-Forwarded-Proto: https and be named in TRUSTED_PROXY.`,
      403,
    )
  }
}

/** What is sent is JSON and says so: a form of another site can send neither. */
export const formGate: MiddlewareHandler<AppEnv> = async (c, next) => {
  const type = c.req.header('content-type') ?? ''
  if (!isWriting(c) || /^application\/json\s*(;|$)/i.test(type)) return next()
  return turnAway(c, 'bad-request', 'the content type is not application/json', { status: 415 })
}

const isWriting = (c: Context<AppEnv>): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)
