/** A WHATWG parse that answers `undefined` where `new URL` throws. (`URL.parse` is younger than Node 20.) */
export function parseUrl(url: string, base?: string): URL | undefined {
  try {
    return new URL(url, base)
  } catch {
    return undefined
  }
}
