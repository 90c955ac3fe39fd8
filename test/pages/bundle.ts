import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'node_modules/.cache/pages')

/**
 * Bundles a program, given as the text of its first module, into one file, and gives its path. Imports are seen from
 * the root of the repository. The examples get 'profile-kit' from src, as their own tsconfig says: no build is needed.
 */
export async function bundle(code: string, options: BuildOptions): Promise<string> {
  mkdirSync(folder, { recursive: true })
  const outfile = join(folder, `${randomUUID()}.mjs`)
  await build({
    stdin: { contents: code, resolveDir: root, loader: 'tsx', sourcefile: 'program.tsx' },
    outfile,
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'silent',
    ...options,
  })
  return outfile
}

/** For a page, with React's development warnings in it. */
export const bundleForBrowser = (code: string) =>
  bundle(code, {
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"development"' },
  })

/** For a page, with what it imports lazily in files of their own: texts by file name. The first are `stdin.js` and `stdin.css`. */
export async function bundleInChunks(code: string, options: BuildOptions = {}): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root, loader: 'tsx' },
    outdir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    logLevel: 'silent',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"development"' },
    ...options,
    write: false,
  })
  return new Map(outputFiles.map(({ path, text }) => [basename(path), text]))
}

/** For Node: in a process of its own it has no `window`, and a time zone of its own. */
export const bundleForNode = (code: string) =>
  bundle(code, { platform: 'node', target: 'node20', packages: 'external' })
