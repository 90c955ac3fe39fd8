/** Prints what each import costs an app against its budget; fails when one is over. Run `npm run build` first. */
import { sizeBudgets } from './budgets.js'
import { bundle, sumOf } from './bundle.js'

const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9)

const hasFaces = (/** @type {{ modules: string[] }} */ { modules }) =>
  modules.some((path) => path.includes('dicebear'))

let failed = false
console.log(`${'minified + gzipped'.padEnd(36)} at once   budget    later    faces`)
for (const { name, code, limit } of sizeBudgets) {
  const { initialBytes, lazyChunks } = await bundle(code)
  const isOver = initialBytes > limit
  failed ||= isOver
  const faces = sumOf(lazyChunks.filter(hasFaces))
  const later = sumOf(lazyChunks) - faces
  const sizes = [initialBytes, limit, later, faces].map(kB).join('')
  console.log(`${name.padEnd(34)}${sizes}${isOver ? '  OVER' : ''}`)
}
process.exitCode = failed ? 1 : 0
