/** Requests from an address of one's choice on the loopback network, as if from another phone or another house. */
import { Agent, type IncomingHttpHeaders, request } from 'node:http'

const agents = new Map<string, Agent>()

/** @param from such as `127.0.0.9`: Linux has the whole of 127.0.0.0/8 @returns the body as parsed where it is JSON, else its text */
export function requestFrom(
  from: string,
  at: { base: string; path: string; method?: string; body?: unknown; token?: string },
): Promise<{ status: number; headers: IncomingHttpHeaders; body: unknown }> {
  const agent = agents.get(from) ?? new Agent({ keepAlive: true, maxSockets: 24, localAddress: from })
  agents.set(from, agent)
  const text = at.body === undefined ? null : JSON.stringify(at.body)
  return new Promise((resolve, reject) => {
    const headers = {
      ...(text === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      ...(at.token === undefined ? {} : { authorization: `Bearer ${at.token}` }),
    }
    const asking = request(`${at.base}${at.path}`, { method: at.method ?? 'GET', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        const isJson = response.headers['content-type']?.startsWith('application/json') ?? false
        const body: unknown = isJson ? JSON.parse(text) : text
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body })
      })
    })
    asking.on('error', reject)
    asking.end(text ?? undefined)
  })
}

/** Lets go of every connection. */
export function hangUp(): void {
  for (const agent of agents.values()) agent.destroy()
  agents.clear()
}
