/**
 * Mixes text, and a seed, into 32 bits that stay the same in every runtime and release.
 *
 * FNV-1a (Fowler, Noll, Vo; public domain) over UTF-16 code units, then fmix32, the finaliser of MurmurHash3
 * (Austin Appleby; public domain): FNV alone gives neighbouring texts neighbouring remainders.
 */
export function hash32(text: string, seed = 0): number {
  let state = 0x811c9dc5 ^ seed
  for (let index = 0; index < text.length; index++) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (state ^ (state >>> 16)) >>> 0
}
