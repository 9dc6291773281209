/** Requests from an address of one's choice on the loopback network, as if from another phone or another house. */
import { Agent, request } from 'node:http'

const agents = new Map<string, Agent>()

/** @param from such as `127.0.0.9`: Linux has the whole of 127.0.0.0/8 */
export function requestFrom(
  from: string,
  at: { base: string; path: string; method?: string; body?: unknown },
): Promise<{ status: number; body: unknown }> {
  const agent = agents.get(from) ?? new Agent({ keepAlive: true, maxSockets: 24, localAddress: from })
  agents.set(from, agent)
  const text = at.body === undefined ? null : JSON.stringify(at.body)
  return new Promise((resolve, reject) => {
    const headers =
      text === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }
    const asking = request(`${at.base}${at.path}`, { method: at.method ?? 'GET', agent, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const body: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'))
        resolve({ status: response.statusCode ?? 0, body })
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
