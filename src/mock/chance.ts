import { hash32 } from '../internal/hash32.ts'

/**
 * A number from 0 up to, not including, 1. Everything the mock makes up comes from such numbers, so that one seed
 * makes one world, in whatever order it is asked for.
 */
export function chance(text: string, seed: number): number {
  return hash32(text, seed) / 2 ** 32
}
