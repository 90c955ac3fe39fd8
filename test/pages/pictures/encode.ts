import { crc32, deflateSync } from 'node:zlib'

type Color = readonly [red: number, green: number, blue: number]

/** A PNG of one colour. */
export function png(width: number, height: number, color: Color): Buffer {
  const row = Buffer.alloc(1 + width * 3)
  for (let x = 0; x < width; x++) row.set(color, 1 + x * 3)
  return wrapPng(
    width,
    height,
    { depth: 8, type: 2 },
    Buffer.concat(Array.from({ length: height }, () => row)),
  )
}

/** A black PNG of one bit per pixel: few bytes on the wire, and a flood once it is decoded. */
export function bomb(side: number): Buffer {
  return wrapPng(side, side, { depth: 1, type: 0 }, Buffer.alloc((1 + Math.ceil(side / 8)) * side))
}

function wrapPng(
  width: number,
  height: number,
  { depth, type }: { depth: number; type: number },
  rows: Buffer,
) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([depth, type], 8)
  const signature = Buffer.from('\x89PNG\r\n\x1A\n', 'latin1')
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')])
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A GIF that goes on for ever: its head, and a frame to be repeated. */
export function film(side: number): { head: Buffer; frame: (number: number) => Buffer } {
  const screen = Buffer.from([...size(side), ...size(side), 0b1000_0001, 0, 0])
  const colors = Buffer.from([0xc0, 0, 0, 0, 0xc0, 0, 0, 0, 0xc0, 0, 0, 0])
  const frames = [0, 1].map((color) => gifFrame(side, color))
  return {
    head: Buffer.concat([Buffer.from('GIF89a'), screen, colors]),
    frame: (number) => frames[number % 2] ?? Buffer.alloc(0),
  }
}

function gifFrame(side: number, color: number): Buffer {
  // "Forget everything", then two pixels: so all codes stay three bits wide, and nothing is compressed.
  const codes = Array.from({ length: (side * side) / 2 }, () => [4, color, color]).flat()
  const bits = [...codes, 5]
  const bytes = Buffer.alloc(Math.ceil((bits.length * 3) / 8))
  bits.forEach((code, index) => {
    const [at, shift] = [Math.floor((index * 3) / 8), (index * 3) % 8]
    bytes[at] = (bytes[at] ?? 0) | ((code << shift) & 0xff)
    if (shift > 5) bytes[at + 1] = code >> (8 - shift)
  })
  const blocks: Buffer[] = []
  for (let at = 0; at < bytes.length; at += 255) {
    const block = bytes.subarray(at, at + 255)
    blocks.push(Buffer.from([block.length]), block)
  }
  const control = [0x21, 0xf9, 4, 0, 2, 0, 0, 0]
  const place = [0x2c, 0, 0, 0, 0, ...size(side), ...size(side), 0]
  return Buffer.concat([Buffer.from([...control, ...place, 2]), ...blocks, Buffer.from([0])])
}

function size(value: number): [number, number] {
  return [value & 0xff, value >> 8]
}
