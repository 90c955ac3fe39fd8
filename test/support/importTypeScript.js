import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

// Inside the repository, so that the packages it leaves out are found from there.
const folder = fileURLToPath(new URL('../../node_modules/.cache/typescript', import.meta.url))

/**
 * Bundles a TypeScript file of this repository and imports it: Node 20 cannot read one as it is.
 *
 * @param {string} file
 * @returns {Promise<unknown>}
 */
export async function importTypeScript(file) {
  const outfile = join(folder, `${basename(file)}.mjs`)
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return import(pathToFileURL(outfile).href)
}
