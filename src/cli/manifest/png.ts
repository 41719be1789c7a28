import { inflateSync } from 'node:zlib'

/** A picture, pixel by pixel: red, green, blue and how opaque, each 0 to 255. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly pixels: readonly (readonly [number, number, number, number])[]
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const bytesPerPixel = 4

/** Reads a PNG with 8 bits for each of red, green, blue and opacity; undefined for any other file. */
export function readPng(bytes: Uint8Array): Picture | undefined {
  const file = Buffer.from(bytes)
  if (!file.subarray(0, 8).equals(signature) || file.length < 33) return undefined
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const [depth, colors, interlaced] = [file[24], file[25], file[28]]
  if (depth !== 8 || colors !== 6 || interlaced !== 0 || width > 1_000 || height > 1_000) return undefined
  const data = inflateSync(Buffer.concat(chunksOf(file, 'IDAT')))
  const stride = width * bytesPerPixel
  if (data.length !== height * (stride + 1)) return undefined
  const pixels: [number, number, number, number][] = []
  let above = Buffer.alloc(stride)
  for (let row = 0; row < height; row++) {
    const at = row * (stride + 1)
    const line = unfiltered(data[at] ?? 0, Buffer.from(data.subarray(at + 1, at + 1 + stride)), above)
    for (let x = 0; x < stride; x += bytesPerPixel) {
      pixels.push([line[x] ?? 0, line[x + 1] ?? 0, line[x + 2] ?? 0, line[x + 3] ?? 0])
    }
    above = line
  }
  return { width, height, pixels }
}

function chunksOf(file: Buffer, wanted: string): readonly Buffer[] {
  const found: Buffer[] = []
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === wanted) found.push(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return found
}

/** A line as it was before the filter of the format. */
function unfiltered(filter: number, line: Buffer<ArrayBuffer>, above: Buffer): Buffer<ArrayBuffer> {
  for (let at = 0; at < line.length; at++) {
    const left = line[at - bytesPerPixel] ?? 0
    const up = above[at] ?? 0
    const corner = at < bytesPerPixel ? 0 : (above[at - bytesPerPixel] ?? 0)
    line[at] = ((line[at] ?? 0) + guess(filter, left, up, corner)) & 255
  }
  return line
}

function guess(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4: {
      const sum = left + up - corner
      const [toLeft, toUp, toCorner] = [Math.abs(sum - left), Math.abs(sum - up), Math.abs(sum - corner)]
      if (toLeft <= toUp && toLeft <= toCorner) return left
      return toUp <= toCorner ? up : corner
    }
    default:
      return 0
  }
}
