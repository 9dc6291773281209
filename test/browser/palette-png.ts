/** Makes a picture of a screen small: at most 256 colours, which is what screens of text and flat colour have to spare. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const MOST_COLOURS = 256

/**
 * @param png as Chromium writes it: 8 bits a channel, red, green and blue with or without alpha, not interlaced
 * @returns the same picture with a palette; colours beyond the commonest 256 become the nearest of those
 * @throws Error for any other kind of PNG
 */
export function withPalette(png: Buffer): Buffer {
  const { width, height, channels, lines } = pixelsOf(png)
  const counts = new Map<number, number>()
  for (let at = 0; at < lines.length; at += channels) {
    const colour = lines.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = paletteOf(counts)
  const places = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]))
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = lines.readUIntBE((y * width + x) * channels, 3)
      rows[y * (width + 1) + 1 + x] = places.get(colour) ?? 0
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.alloc(palette.length * 3)
  for (const [place, colour] of palette.entries()) colours.writeUIntBE(colour, place * 3, 3)
  const data = deflateSync(rows, { level: 9, memLevel: 9 })
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', data), chunk('IEND')])
}

/** Common colours first; of those that are nearly alike only the commonest, so that rare ones far from them have a place. */
function paletteOf(counts: ReadonlyMap<number, number>): number[] {
  const byUse = [...counts].toSorted(([, a], [, b]) => b - a).map(([colour]) => colour)
  if (byUse.length <= MOST_COLOURS) return byUse
  for (const apart of [300, 700, 1500, 3000]) {
    const palette: number[] = []
    for (const colour of byUse) {
      if (palette.length > MOST_COLOURS) break
      if (palette.every((other) => distance(other, colour) > apart)) palette.push(colour)
    }
    if (palette.length <= MOST_COLOURS) return palette
  }
  return byUse.slice(0, MOST_COLOURS)
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0
  for (const [place, each] of palette.entries())
    if (distance(each, colour) < distance(palette[best] ?? 0, colour)) best = place
  return best
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

/** `lines` are the bytes of all pixels, row after row, with nothing between. */
function pixelsOf(png: Buffer): { width: number; height: number; channels: number; lines: Buffer } {
  const parts: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length; ) {
    const size = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + size)
    if (kind === 'IDAT') parts.push(body)
    at += size + 12
  }
  // The header comes first, and always has the same length.
  const [depth, colours, , , interlaced] = png.subarray(24)
  const channels = colours === 2 ? 3 : 4
  if (depth !== 8 || (colours !== 2 && colours !== 6) || interlaced !== 0) throw new Error('expected an RGB picture')
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  return { width, height, channels, lines: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, channels) }
}

/** Undoes the five filters of PNG. Source: PNG (Third Edition), section 9. */
function unfiltered(data: Buffer, size: number, channels: number): Buffer {
  const rows = data.length / (size + 1)
  const out = Buffer.alloc(rows * size)
  for (let row = 0; row < rows; row += 1) {
    const filter = data[row * (size + 1)]
    for (let x = 0; x < size; x += 1) {
      const left = x < channels ? 0 : (out[row * size + x - channels] ?? 0)
      const up = row === 0 ? 0 : (out[(row - 1) * size + x] ?? 0)
      const corner = row === 0 || x < channels ? 0 : (out[(row - 1) * size + x - channels] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      out[row * size + x] = (data[row * (size + 1) + 1 + x] ?? 0) + guess
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function chunk(kind: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(body.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, check])
}
