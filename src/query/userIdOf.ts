import { profileKeys } from './profileKeys.ts'

/** Whose profile is kept under this key; `undefined` for any other key, and for another login's. */
export function userIdOf(scope: string, key: unknown): string | undefined {
  const prefix = profileKeys.profile(scope, '').slice(0, -1)
  if (!Array.isArray(key) || key.length !== prefix.length + 1) return undefined
  if (prefix.some((part, index) => key[index] !== part)) return undefined
  const userId: unknown = key.at(-1)
  return typeof userId === 'string' ? userId : undefined
}
