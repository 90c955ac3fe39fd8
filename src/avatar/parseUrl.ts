/**
 * A WHATWG parse that answers `undefined` where `new URL` throws, and where there is nothing to parse. (`URL.parse` is
 * younger than Node 20.)
 */
export function parseUrl(url = '', base?: string): URL | undefined {
  try {
    return new URL(url, base)
  } catch {
    return undefined
  }
}
