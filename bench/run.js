/** `npm run bench -- client` runs bench/client.ts. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { importTypeScript } from '../test/support/importTypeScript.js'

const files = readdirSync(import.meta.dirname).filter((file) => /\.tsx?$/.test(file))
const file = files.find((name) => name.replace(/\.tsx?$/, '') === process.argv[2])
if (!file) {
  const names = files.map((name) => name.replace(/\.tsx?$/, '')).join(', ')
  throw new Error(`npm run bench -- <name>, where <name> is one of: ${names || '(there are none yet)'}`)
}
await importTypeScript(join(import.meta.dirname, file))
