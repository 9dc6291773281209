/** A slow connection between a browser and its server: everything passes it, service workers and WebSockets too. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** About what one packet carries. */
const PIECE_BYTES = 1_400

/** What a line can do. All connections share it, as they share a phone's radio. */
export type LineSpeed = { roundTripMs: number; bitsPerSecond: number }

/**
 * Opens a line to a port of this computer. What it carries arrives half a round trip after the line had room for it; as in
 * Chromium's own slow network, which spares service workers, to open a connection costs nothing.
 */
export async function slowLine(to: number, speed: LineSpeed): Promise<{ port: number; close(): Promise<void> }> {
  const up = lane(speed)
  const down = lane(speed)
  const open = new Set<Socket>()
  const line = createServer((near) => {
    const far = connect(to, '127.0.0.1')
    for (const socket of [near, far]) {
      open.add(socket)
      socket.setNoDelay(true)
      // A browser that leaves in the middle is no fault.
      socket.on('error', () => socket.destroy())
      socket.on('close', () => open.delete(socket))
    }
    near.on('data', (bytes) => up(bytes, (piece) => far.write(piece)))
    far.on('data', (bytes) => down(bytes, (piece) => near.write(piece)))
    near.on('end', () => up(null, () => far.end()))
    far.on('end', () => down(null, () => near.end()))
    near.on('close', () => far.destroy())
  })
  line.listen(0, '127.0.0.1')
  await once(line, 'listening')
  // reason: a TCP server's address has a port
  const { port } = line.address() as AddressInfo
  return {
    port,
    async close() {
      for (const socket of open) socket.destroy()
      line.close()
      await once(line, 'close')
    },
  }
}

type Deliver = (piece: Uint8Array) => void

/** One direction: pieces leave one after another, each when those before it, of any connection, have gone. */
function lane({ roundTripMs, bitsPerSecond }: LineSpeed) {
  let freeAtMs = 0
  const send = (piece: Uint8Array, deliver: Deliver) => {
    const now = performance.now()
    freeAtMs = Math.max(freeAtMs, now) + (piece.length * 8_000) / bitsPerSecond
    setTimeout(deliver, freeAtMs + roundTripMs / 2 - now, piece)
  }
  return (bytes: Uint8Array | null, deliver: Deliver) => {
    if (bytes === null) return send(new Uint8Array(), deliver)
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) send(bytes.subarray(at, at + PIECE_BYTES), deliver)
  }
}
