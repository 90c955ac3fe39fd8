/** `npm run bench -- client` bundles bench/client.ts, which Node 20 cannot read as it is, and runs it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const folder = import.meta.dirname
const names = readdirSync(folder).flatMap((file) => /^(.+)\.tsx?$/.exec(file)?.[1] ?? [])
const name = process.argv[2] ?? ''
if (!names.includes(name))
  throw new Error(`npm run bench -- <name>, where <name> is one of: ${names.join(', ')}`)

// Inside the repository, so that the packages it leaves out are found from there.
const outfile = join(folder, '../node_modules/.cache/bench', `${name}.mjs`)
await build({
  entryPoints: [join(folder, name)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: true,
  define: { 'process.env.NODE_ENV': '"production"' },
})
await import(pathToFileURL(outfile).href)
