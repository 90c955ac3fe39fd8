/** What a request is about. `'other'` is anything the service does not know. */
export type MockRoute = 'profile' | 'leaderboard' | 'avatar' | 'preflight' | 'other'

/**
 * The path and query of an address exactly as they were sent. No URL parser looks at them: it would fold `%2e%2e`
 * away, read `//evil` as a host, and throw at the rest.
 */
export function targetOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]*([^#]*)/i.exec(url)?.[1] || '/'
}

export function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? ''
}

/** Decodes one segment of a path, once, or gives `undefined` for a bad escape. */
export function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

/** What the request is about, and whom, for the log and for faults that concern one user. */
export function readTarget(method: string, target: string): { route: MockRoute; userId: string | undefined } {
  const [, root, shelf, ...rest] = pathOf(target).split('/')
  if (method === 'OPTIONS') return { route: 'preflight', userId: undefined }
  if (root === '9.x') return { route: 'avatar', userId: undefined }
  if (root === 'v1' && shelf === 'profiles') return { route: 'profile', userId: decodeSegment(rest[1] ?? '') }
  if (root === 'v1' && shelf === 'leaderboards') {
    return { route: 'leaderboard', userId: rest.length > 2 ? decodeSegment(rest.at(-1) ?? '') : undefined }
  }
  return { route: 'other', userId: undefined }
}
