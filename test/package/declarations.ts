import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync, Visitor } from 'vite'

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

/** The packages that a built module or declaration file imports, `import('…')` types included. */
export function importedPackages(file: string): string[] {
  const { module, program } = parseSync(file, readFileSync(file, 'utf8'), {
    lang: file.endsWith('.d.ts') ? 'dts' : 'js',
  })
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.moduleRequest?.value ?? []),
    ),
  ]
  const collect = ({ source }: { source: { type: string; value?: unknown } }) => {
    if (typeof source.value === 'string') requests.push(source.value)
  }
  new Visitor({ TSImportType: collect, ImportExpression: collect }).visit(program)
  const names = requests
    .filter((request) => !request.startsWith('.'))
    .map((request) =>
      request
        .split('/')
        .slice(0, request.startsWith('@') ? 2 : 1)
        .join('/'),
    )
  return [...new Set(names)].sort()
}

const toDeclaration = (specifier: string) => specifier.replace(/\.[jt]sx?$/, '.d.ts')
