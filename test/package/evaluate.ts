import { execFileSync } from 'node:child_process'
import { root } from './entries.js'

/** Imports a built entry by its public name in plain Node, as an app does, and picks some names of its exports. */
function exportedNames(specifier: string, filter: string): string[] {
  const code = `
    const exported = Object.entries(await import('${specifier}'))
    console.log(JSON.stringify(exported.filter(${filter}).map(([name]) => name).sort()))`
  const output = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    encoding: 'utf8',
  })
  const names: string[] = JSON.parse(output)
  return names
}

/** The names of all values an entry exports. */
export const exportedValues = (specifier: string) => exportedNames(specifier, '() => true')

/** The names of all components among them: what React can render, which classes are not. */
export const exportedComponents = (specifier: string) =>
  exportedNames(
    specifier,
    `([name, value]) => /^[A-Z]/.test(name) && (value?.$$typeof || (typeof value === 'function' && !/^class/.test(value)))`,
  )
