import { chance } from './chance.ts'

const START = Date.UTC(2026, 0, 1)
const YEAR = 365 * 24 * 60 * 60 * 1000

export interface MockClock {
  /** When a profile came to be. Without a real clock it depends on the person alone, not on who was asked for first. */
  born(key: string): number
  /** When a write happened: later than every write before it, and later than `previous`. */
  tick(previous: number): number
  reset(): void
}

/** Times that are the same in every run: births in 2025, writes a second apart from 2026 on. With `now`, real ones. */
export function createClock(seed: number, now: (() => number) | undefined): MockClock {
  let last = START
  return {
    born: (key) => now?.() ?? START - 1 - chance(`born ${key}`, seed) * YEAR,
    tick(previous) {
      last = Math.max(now?.() ?? last + 1000, last + 1, previous + 1)
      return last
    },
    reset() {
      last = START
    },
  }
}
