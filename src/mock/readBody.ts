import { readBytes } from '../internal/readBytes.ts'
import { refusal } from './answers.ts'

const MAX_BYTES = 64 * 1024

/** The JSON of a request's body, or the answer that refuses it. */
export async function readBody(request: Request): Promise<{ json: unknown } | { refused: Response }> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase()
  const coding = request.headers.get('content-encoding')
  if (type !== 'application/json' || coding) {
    return { refused: refusal(415, 'UNSUPPORTED_TYPE', 'Send the body as application/json, uncompressed.') }
  }
  const bytes = await readBounded(request)
  if (!bytes) return { refused: refusal(413, 'TOO_LARGE', `The body may have ${MAX_BYTES} bytes at most.`) }
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return { refused: refusal(400, 'INVALID_JSON', 'The body is not JSON in UTF-8.') }
  }
}

/** The body's bytes, or `undefined` as soon as there are too many. */
async function readBounded(request: Request): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) return undefined
  if (request.body) return readBytes(request.body, MAX_BYTES)
  // Firefox knows no `request.body`; there the request comes from the page itself and is in memory already.
  const bytes = new Uint8Array(await request.arrayBuffer())
  return bytes.length > MAX_BYTES ? undefined : bytes
}
