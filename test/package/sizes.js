/** Prints what each import costs an app against its budget; fails when one is over. Run `npm run build` first. */
import { sizeBudgets } from './budgets.js'
import { bundle } from './bundle.js'

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9)

let failed = false
console.log(`${'minified + gzipped'.padEnd(36)} at once   budget    later`)
for (const { name, code, limit } of sizeBudgets) {
  const { initialBytes, lazyBytes } = await bundle(code)
  const isOver = initialBytes > limit
  failed ||= isOver
  console.log(`${name.padEnd(34)}${kB(initialBytes)}${kB(limit)}${kB(lazyBytes)}${isOver ? '  OVER' : ''}`)
}
process.exitCode = failed ? 1 : 0
