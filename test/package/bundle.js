import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { root } from './entries.js'

const peers = ['react', 'react-dom', '@tanstack/react-query']

/**
 * @typedef {{
 *   initialBytes: number
 *   initialModules: string[]
 *   initialCode: string
 *   lazyChunks: { bytes: number; modules: string[] }[]
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
  const entries = Object.keys(metafile.outputs).filter(
    (path) => metafile.outputs[path]?.entryPoint === 'app.js',
  )
  if (entries.length !== 1) throw new Error('esbuild names no output of the app')
  /** @param {string[]} kinds */
  function follow(...kinds) {
    const reached = new Set(entries)
    for (const path of reached) {
      for (const { kind, path: imported, external } of metafile.outputs[path]?.imports ?? []) {
        if (kinds.includes(kind) && !external) reached.add(imported)
      }
    }
    return [...reached]
  }
  const initial = follow('import-statement')
  // Not every output: chunks of code that was shaken out are written, too.
  const lazy = follow('import-statement', 'dynamic-import').filter((path) => !initial.includes(path))

  const modulesOf = (/** @type {string} */ path) => {
    const { inputs = {} } = metafile.outputs[path] ?? {}
    // A module that was shaken out altogether is still listed, with nothing of it in the chunk.
    return Object.keys(inputs).filter((module) => inputs[module]?.bytesInOutput)
  }
  const chunksOf = (/** @type {string[]} */ names) =>
    names.map((name) => {
      const file = outputFiles.find(({ path }) => path.replaceAll('\\', '/').endsWith(`/${name}`))
      if (!file) throw new Error(`esbuild names ${name} and does not give it`)
      const bytes = gzipSync(file.contents, { level: 9 }).length
      return { code: file.text, bytes, modules: modulesOf(name) }
    })
  const first = chunksOf(initial)

  return {
    initialBytes: sumOf(first),
    initialModules: first.flatMap(({ modules }) => modules),
    initialCode: first.map(({ code }) => code).join('\n'),
    lazyChunks: chunksOf(lazy),
  }
}

/** @param {{ bytes: number }[]} chunks */
export const sumOf = (chunks) => chunks.reduce((sum, { bytes }) => sum + bytes, 0)
