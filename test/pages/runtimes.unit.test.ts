/** Every entry in a runtime that has nothing but the language: edge, workers, React Native. */
import { readFileSync, rmSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { bundle } from './bundle.ts'

const entries = ['src/api/index.ts', 'src/avatar/index.ts', 'src/query/index.ts', 'src/index.ts']

/** The entry with all it imports at once, as a script. */
async function scriptOf(entry: string): Promise<string> {
  const file = await bundle(`import * as kit from './${entry}'; globalThis.kit = kit`, {
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const script = readFileSync(file, 'utf8')
  rmSync(file)
  return script
}

const STORES = ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'BroadcastChannel', 'navigator']

function namesOf(context: object): unknown {
  return runInContext('Object.keys(kit)', createContext(context))
}

test.each(entries)(
  'SSR-09 %s is imported where there is nothing: no side effect, no window',
  async (entry) => {
    const script = await scriptOf(entry)
    const bare = createContext({})
    const before = runInContext('Object.getOwnPropertyNames(globalThis)', bare) as string[]
    runInContext(script, bare)
    const after = runInContext('Object.getOwnPropertyNames(globalThis)', bare) as string[]
    expect(after.filter((name) => !before.includes(name))).toEqual(['kit'])
    expect(namesOf(bare)).not.toEqual([])

    // As in Safari's private mode, or a sandboxed frame: to look is to throw.
    const hostile = {}
    const touched: string[] = []
    for (const name of STORES) {
      Object.defineProperty(hostile, name, {
        get() {
          touched.push(name)
          throw new Error(`SecurityError: ${name}`)
        },
      })
    }
    runInContext(script, createContext(hostile))
    expect(touched).toEqual([])
  },
)
