import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync } from 'vite'

/** The names a declaration file exports, `export *` followed. */
export function declaredNames(file: string): string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'), { lang: 'dts' })
  const names = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ exportName, moduleRequest }) => {
      if (exportName.kind === 'Name') return exportName.name ?? []
      return moduleRequest ? declaredNames(join(dirname(file), toDeclaration(moduleRequest.value))) : []
    })
  return [...new Set(names)].sort()
}

const toDeclaration = (specifier: string) => specifier.replace(/\.[jt]sx?$/, '.d.ts')
