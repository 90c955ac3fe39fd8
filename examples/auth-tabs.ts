import type { TokenSource } from 'profile-kit/api'

interface Tokens {
  access: string
  /** Good for one use. */
  refresh: string
}

interface TokenTabs {
  /** Shared by all tabs, such as a key of localStorage. */
  store: { read: () => Tokens | null; write: (tokens: Tokens) => void }
  /** Asks your backend for new tokens. */
  refresh: (refreshToken: string, signal: AbortSignal) => Promise<Tokens>
  /** In a browser: navigator.locks. */
  locks: {
    request: <T>(name: string, options: { signal: AbortSignal }, work: () => Promise<T>) => Promise<T>
  }
}

/** A token that several tabs share, and one of them at a time refreshes. */
export function tokenOfTabs({ store, refresh, locks }: TokenTabs): TokenSource {
  let given: string | undefined
  return async ({ reason, signal }) => {
    if (reason === 'first') return (given = store.read()?.access) ?? null
    return locks.request('my-app-token', { signal }, async () => {
      const tokens = store.read()
      if (!tokens) return null
      if (tokens.access === given) {
        const next = await refresh(tokens.refresh, signal)
        store.write(next)
        return (given = next.access)
      }
      // Another tab was faster. Its token is as good, and the one to refresh with is used up.
      return (given = tokens.access)
    })
  }
}
