import { hash32 } from '../internal/hash32.ts'

/** How many tints there are. */
export const TINT_COUNT = 12

/**
 * A number from 0 to 11 that stays the same for the same key, in every runtime and release, and is unrelated for
 * neighbouring keys: index a palette with it.
 *
 * @example
 * getTint('user_123') // 6
 */
export function getTint(key: string): number {
  // A profile from outside may have no id.
  return hash32(`${key}`) % TINT_COUNT
}
