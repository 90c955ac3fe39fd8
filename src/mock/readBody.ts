import { refusal } from './answers.ts'

const MAX_BYTES = 64 * 1024

/** The JSON of a request's body, or the answer that refuses it. */
export async function readBody(request: Request): Promise<{ json: unknown } | { refused: Response }> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  const coding = request.headers.get('content-encoding')
  if (type !== 'application/json' || coding) {
    return { refused: refusal(415, 'UNSUPPORTED_TYPE', 'Send the body as application/json, uncompressed.') }
  }
  const bytes = await readBytes(request)
  if (!bytes) return { refused: refusal(413, 'TOO_LARGE', `The body may have ${MAX_BYTES} bytes at most.`) }
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return { refused: refusal(400, 'INVALID_JSON', 'The body is not JSON in UTF-8.') }
  }
}

/** The body's bytes, or `undefined` as soon as there are too many. */
async function readBytes(request: Request): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return undefined
  const reader = request.body?.getReader()
  if (!reader) return readWhole(request)
  const chunks: Uint8Array[] = []
  let length = 0
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength
    // Not cancelled: on a port that would cut the connection before the answer is out.
    if (length > MAX_BYTES) return undefined
    chunks.push(part.value)
  }
  return join(chunks, length)
}

// Firefox knows no `request.body`; there the request comes from the page itself and is in memory already.
async function readWhole(request: Request): Promise<Uint8Array | undefined> {
  const bytes = new Uint8Array(await request.arrayBuffer())
  return bytes.length > MAX_BYTES ? undefined : bytes
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.byteLength
  }
  return whole
}
