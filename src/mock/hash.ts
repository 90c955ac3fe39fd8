/**
 * Mixes text and a seed into 32 bits, every one of which depends on every character (the rounds and
 * the finish of MurmurHash3 by Austin Appleby, public domain).
 * Everything the mock makes up comes from here, so that one seed makes one world in whatever order it is asked for.
 */
export function hash32(text: string, seed = 0): number {
  let hash = seed | 0
  for (let index = 0; index < text.length; index++) {
    let unit = Math.imul(text.charCodeAt(index), 0xcc9e2d51)
    unit = Math.imul((unit << 15) | (unit >>> 17), 0x1b873593)
    hash ^= unit
    hash = (Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64) | 0
  }
  hash ^= text.length
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** As `hash32`, as a number from 0 up to, not including, 1. */
export function chance(text: string, seed: number): number {
  return hash32(text, seed) / 2 ** 32
}
