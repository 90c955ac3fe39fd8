import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from './entries.js'

const peers = ['react', 'react-dom', '@tanstack/react-query']

/**
 * @typedef {{
 *   initialBytes: number
 *   initialModules: string[]
 *   lazyBytes: number
 *   initialCode: string
 * }} Bundle
 */

/**
 * Bundles `code` for a browser as an app would, from the built package by its public names, and tells what loads at
 * once (the entry chunk and all it imports statically) from what loads later. This is the reason for esbuild itself
 * instead of size-limit: that measures all chunks together, and here the drawings must be a chunk of their own.
 *
 * @param {string} code
 * @returns {Promise<Bundle>}
 */
export async function bundle(code) {
  const { outputFiles, metafile } = await build({
    stdin: { contents: code, resolveDir: root, sourcefile: 'app.js' },
    absWorkingDir: root,
    // Not ours, whose paths lead to src.
    tsconfigRaw: {},
    outdir: 'out',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: peers.flatMap((name) => [name, `${name}/*`]),
  })

  // What is imported lazily counts as an entry point too, so ask for ours.
  const isEntry = (/** @type {string} */ path) => metafile.outputs[path]?.entryPoint === 'app.js'
  const initial = new Set(Object.keys(metafile.outputs).filter(isEntry))
  if (initial.size !== 1) throw new Error('esbuild names no output of the app')
  for (const path of initial) {
    for (const { kind, path: imported, external } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && !external) initial.add(imported)
    }
  }

  const chunks = outputFiles.map(({ path, contents, text }) => ({
    text,
    gzipped: gzipSync(contents, { level: 9 }).length,
    isInitial: [...initial].some((name) => path.replaceAll('\\', '/').endsWith(`/${name}`)),
  }))
  const total = (/** @type {typeof chunks} */ some) => some.reduce((sum, { gzipped }) => sum + gzipped, 0)
  const first = chunks.filter(({ isInitial }) => isInitial)

  return {
    initialBytes: total(first),
    lazyBytes: total(chunks.filter(({ isInitial }) => !isInitial)),
    initialCode: first.map(({ text }) => text).join('\n'),
    initialModules: [...initial].flatMap((path) => {
      const { inputs = {} } = metafile.outputs[path] ?? {}
      // A module that was shaken out altogether is still listed, with nothing of it in the chunk.
      return Object.keys(inputs).filter((module) => inputs[module]?.bytesInOutput)
    }),
  }
}
