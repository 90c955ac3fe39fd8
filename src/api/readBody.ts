import { ProfileKitError } from './errors.ts'

/**
 * Reads a body as UTF-8, up to `limit` bytes after decompression.
 * What is wrong with a body is returned, not thrown: the answer's status has the first word.
 */
export async function readBody(response: Response, limit: number): Promise<string | ProfileKitError> {
  // React Native has no body streams; there the runtime has read it all before we can count.
  const bytes = response.body
    ? await readBytes(response.body, limit)
    : new Uint8Array(await response.arrayBuffer().catch(() => new ArrayBuffer(0)))
  if (!bytes || bytes.length > limit) {
    return new ProfileKitError(
      'invalid-response',
      `the service answered with more than ${limit} bytes. Raise maxResponseBytes if your profiles are that large.`,
    )
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new ProfileKitError('invalid-response', 'the service answered with text that is not UTF-8.', {
      retryable: true,
    })
  }
}

async function readBytes(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array | undefined> {
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return join(chunks, length)
    chunks.push(value)
    length += value.length
    if (length > limit) {
      // Not awaited: an injected stream may never answer.
      reader.cancel().catch(() => {})
      return undefined
    }
  }
}

function join(chunks: Uint8Array[], length: number): Uint8Array {
  const only = chunks[0]
  if (chunks.length === 1 && only) return only
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}
