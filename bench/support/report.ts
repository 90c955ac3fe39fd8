import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const gc: unknown = runInNewContext('gc')

/** Collects garbage, so that what is counted afterwards is kept by somebody. */
export function collectGarbage() {
  if (typeof gc !== 'function')
    throw new TypeError('this runtime does not let its garbage collector be called')
  Reflect.apply(gc, undefined, [])
  Reflect.apply(gc, undefined, [])
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** One line, with what was promised. A missed promise fails the run. */
export function report(what: string, measured: string, promise?: { kept: boolean; text: string }) {
  if (promise && !promise.kept) process.exitCode = 1
  const verdict = promise ? `   (${promise.text}: ${promise.kept ? 'kept' : 'MISSED'})` : ''
  console.log(`${what}: ${measured}${verdict}`)
}
