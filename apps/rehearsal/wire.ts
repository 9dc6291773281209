/** The real wire, as a phone and a desk use it: commands over HTTP, the room over a WebSocket. */
import { SessionRecord } from '@eds/session/document'
import { Answer, type Command, PROTOCOL_VERSION, SUBPROTOCOL } from '@eds/session/protocol'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { z } from 'zod'

/** What a whole rehearsal sent and was told. */
export type Tally = { commands: number; acknowledged: number; refused: number }

export type Wire = {
  readonly url: string
  readonly tally: Tally
  getJson<S extends z.core.$ZodType>(path: string, schema: S, token: string | null): Promise<z.infer<S>>
  /** Sends a command and repeats it with the same id until the server answers. */
  send(from: { session: string; token: string | null; commandId: string; command: Command }): Promise<Answer>
  post<S extends z.core.$ZodType>(path: string, body: unknown, schema: S, token: string): Promise<z.infer<S>>
}

/** How long one rehearsal waits for the server before it gives up and says so. */
const PATIENCE_MS = 60_000

/** @param url where the server is, without a path */
export function wireTo(url: string): Wire {
  const tally: Tally = { commands: 0, acknowledged: 0, refused: 0 }
  const headers = (token: string | null) => ({
    'content-type': 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  })
  return {
    url,
    tally,
    async getJson(path, schema, token) {
      const reply = await fetch(`${url}${path}`, { headers: headers(token) })
      if (!reply.ok) throw new Error(`GET ${path} was refused: ${reply.status} ${await reply.text()}`)
      return z.parse(schema, await reply.json())
    },
    async post(path, body, schema, token) {
      const reply = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: headers(token),
        body: JSON.stringify(body),
      })
      if (!reply.ok) throw new Error(`POST ${path} was refused: ${reply.status} ${await reply.text()}`)
      return z.parse(schema, await reply.json())
    },
    async send({ session, token, commandId, command }) {
      tally.commands += 1
      const body = JSON.stringify({ version: PROTOCOL_VERSION, commandId, ...command })
      const until = Date.now() + PATIENCE_MS
      for (let waitMs = 100; ; waitMs = Math.min(waitMs * 2, 2000)) {
        const answer = await tryOnce(`${url}/api/sessions/${session}/commands`, headers(token), body)
        if (answer !== null) {
          if (answer.status === 'saved') tally.acknowledged += 1
          else tally.refused += 1
          return answer
        }
        if (Date.now() > until) throw new Error(`the server has not answered ${command.type} for a minute`)
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    },
  }
}

/** @returns the answer, or null when it is worth trying again with the same id. */
async function tryOnce(address: string, headers: Record<string, string>, body: string): Promise<Answer | null> {
  try {
    const reply = await fetch(address, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) })
    const answer = Answer.parse(await reply.json())
    const isMomentary =
      answer.status === 'refused' &&
      (answer.refusal.code === 'too-many-requests' || answer.refusal.code === 'storage-unavailable')
    return isMomentary ? null : answer
  } catch {
    return null
  }
}

/** A copy of the room as a screen holds it. */
export type RoomCopy = {
  readonly doc: Y.Doc
  /** Resolves when `seen` first holds. @throws after a minute, naming what was awaited. */
  until(awaited: string, seen: (doc: Y.Doc) => boolean): Promise<void>
  /** Cuts the connection as a lost Wi-Fi would, or brings it back. */
  setOnline(isOnline: boolean): void
  leave(): void
}

/** Joins the room by the stock y-websocket client. Resolves once the session's record is there. */
export async function enterRoom(at: { url: string; session: string; token: string }): Promise<RoomCopy> {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(`${at.url.replace(/^http/, 'ws')}/ws/sessions/${at.session}`, 'room', doc, {
    protocols: [SUBPROTOCOL, `token.${at.token}`],
    // reason: ws is a WebSocket in all that y-websocket uses, but not in TypeScript's eyes
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  const copy: RoomCopy = {
    doc,
    until(awaited, seen) {
      return new Promise((resolve, reject) => {
        const look = () => {
          if (!seen(doc)) return
          finish()
          resolve()
        }
        const finish = () => {
          clearTimeout(timer)
          doc.off('afterTransaction', look)
        }
        const timer = setTimeout(() => {
          finish()
          reject(new Error(`waited a minute for ${awaited}`))
        }, PATIENCE_MS)
        doc.on('afterTransaction', look)
        look()
      })
    },
    setOnline(isOnline) {
      if (isOnline) provider.connect()
      else provider.disconnect()
    },
    leave() {
      provider.destroy()
      doc.destroy()
    },
  }
  await copy.until('the room', (d) => SessionRecord.safeParse(d.getMap('session').get('session')).success)
  return copy
}
