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
  return mix(hash(key)) % TINT_COUNT
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo; public domain), over UTF-16 code units instead of bytes. */
function hash(text: string): number {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  }
  return state
}

/**
 * fmix32, the finaliser of MurmurHash3 (Austin Appleby; public domain): every bit of the input changes every bit
 * of the result with even odds. FNV alone gives neighbours neighbouring remainders.
 */
function mix(state: number): number {
  state ^= state >>> 16
  state = Math.imul(state, 0x85ebca6b)
  state ^= state >>> 13
  state = Math.imul(state, 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}
