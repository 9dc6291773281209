/** A TCP relay between phones and the server, which can delay, cut and swallow. */
import { connect, createServer, type Socket } from 'node:net'

export type Relay = {
  port: number
  /** New connections are refused and the old ones are cut. */
  cut(): void
  /** Connections stay, and nothing comes through: what a phone sees that has left the Wi-Fi. */
  swallow(): void
  /** Everything passes again. What was swallowed stays lost, and its connections are cut. */
  heal(): void
  close(): Promise<void>
}

export async function aRelay(target: { port: number }): Promise<Relay> {
  let state: 'open' | 'cut' | 'swallowing' = 'open'
  const pairs = new Set<[Socket, Socket]>()
  const drop = (pair: [Socket, Socket]) => {
    pairs.delete(pair)
    for (const socket of pair) socket.destroy()
  }
  const server = createServer((near) => {
    if (state === 'cut') {
      near.destroy()
      return
    }
    const far = connect(target.port, '127.0.0.1')
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => {
        if (state === 'open') to.write(bytes)
      })
      from.on('error', () => drop(pair))
      from.on('close', () => {
        if (state !== 'swallowing') drop(pair)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const dropAll = () => {
    for (const pair of [...pairs]) drop(pair)
  }
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    cut() {
      state = 'cut'
      dropAll()
    },
    swallow() {
      state = 'swallowing'
    },
    heal() {
      dropAll()
      state = 'open'
    },
    async close() {
      state = 'cut'
      dropAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
