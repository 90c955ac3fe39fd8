/**
 * Reads a body to its end, or gives `undefined` as soon as it is longer than `limit` bytes. With `patience`, what has
 * come within that many milliseconds is all of it.
 */
export async function readBytes(
  body: ReadableStream<Uint8Array>,
  limit: number,
  patience?: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = body.getReader()
  // Not awaited: a stream that was handed in may never answer.
  const stop = () => void reader.cancel().catch(() => {})
  const timer = patience && setTimeout(stop, patience)
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return join(chunks, length)
      chunks.push(value)
      length += value.length
      if (length > limit) {
        stop()
        return undefined
      }
    }
  } finally {
    clearTimeout(timer)
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}
