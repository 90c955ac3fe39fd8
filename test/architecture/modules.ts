import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

const root = join(import.meta.dirname, '../..')

export interface Module {
  /** From the root of the repository, with `/`, such as `src/api/errors.ts`. */
  path: string
  /** Files of this repository it imports, types included, in the same form. */
  files: string[]
  /** Packages it imports, types included, such as `react` or `node:fs`. */
  packages: string[]
  exports: { name: string | null; kind: string }[]
  program: ReturnType<typeof parseSync>['program']
}

/** Every module under `folder`, parsed: what it imports and exports by the grammar, not by the look of a line. */
export function readModules(folder: string): Module[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(folder, path.replaceAll('\\', '/')))
    .filter((path) => /\.[jt]sx?$/.test(path))
    .sort()
    .map(readModule)
}

function readModule(path: string): Module {
  const code = readFileSync(join(root, path), 'utf8')
  const { program, module, errors } = parseSync(path, code)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)

  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.map((entry) => entry.moduleRequest?.value)),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      unquote(code.slice(moduleRequest.start, moduleRequest.end)),
    ),
  ].filter((request) => request !== undefined)
  const relative = requests.filter((request) => request.startsWith('.'))

  return {
    path,
    files: unique(relative.map((request) => posix.join(posix.dirname(path), request))),
    packages: unique(requests.filter((request) => !relative.includes(request)).map(packageName)),
    exports: module.staticExports.flatMap(({ entries }) =>
      entries.map(({ exportName }) => ({ name: exportName.name ?? null, kind: exportName.kind })),
    ),
    program,
  }
}

const unquote = (literal: string) => literal.replace(/^['"`]|['"`]$/g, '')
const unique = (values: string[]) => [...new Set(values)].sort()

/** `@scope/name/deep` → `@scope/name`, `react/jsx-runtime` → `react`, `node:fs/promises` → `node:`. */
function packageName(request: string): string {
  if (request.startsWith('node:')) return 'node:'
  return request
    .split('/')
    .slice(0, request.startsWith('@') ? 2 : 1)
    .join('/')
}
