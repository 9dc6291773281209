/** The HTTP server: how much of a connection's time and memory whoever calls may take. */
import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { plainAddress } from './callers.ts'
import type { Clock } from './clock.ts'
import { type Connections, inTurn } from './connections.ts'

const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 15_000
/** As long as somebody takes to choose a group: a new connection would cost a phone on a slow line a round trip. */
const KEEP_ALIVE_MS = 30_000
const MAX_HEADER_BYTES = 8192
/** How often Node looks who has been too long with a request; its own 30 s would let half a header live that long. */
const LOOK_FOR_SLOW_MS = 2000
/**
 * Who takes nothing of an answer for so long has gone. On a slow line what the system holds moves on in pieces of a
 * megabyte: half a minute each at 400 kbit/s.
 */
const LONGEST_SILENCE_MS = 60_000
/** Who takes a byte now and then is not silent. At 400 kbit/s it is enough for 15 MB, several times the largest answer. */
const LONGEST_ANSWER_MS = 300_000

/**
 * Sockets that were upgraded are left alone.
 * @param parts.most connections at all
 * @param parts.longestSilenceMs after which a connection is cut that neither sends nor takes anything; a minute unless given
 */
export function openHttpServer(
  fetch: Parameters<typeof getRequestListener>[0],
  parts: { most: number; connections: Connections; clock: Clock; longestSilenceMs?: number },
): Server {
  const { most, connections, clock, longestSilenceMs = LONGEST_SILENCE_MS } = parts
  const times = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: LOOK_FOR_SLOW_MS,
  }
  const server = createServer(times, inTurn(inTime(getRequestListener(fetch), clock)))
  server.maxConnections = most
  server.timeout = longestSilenceMs
  server.on('connection', (socket) => {
    const address = plainAddress(socket.remoteAddress)
    if (!connections.admits(address)) return socket.destroy()
    socket.once('close', () => connections.gone(address))
  })
  return server
}

/** Cuts off whoever has not taken an answer whole in time, so that nobody has it held for ever. */
function inTime(answer: RequestListener, clock: Clock): RequestListener {
  return (request, response) => {
    const cancel = clock.after(LONGEST_ANSWER_MS, () => request.socket.destroy())
    response.once('close', cancel)
    answer(request, response)
  }
}
