import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './entries.js'

const folder = join(root, 'node_modules/.cache/readme-props')

/**
 * Compares the props of built components with those documented, by asking the compiler, which alone knows what a
 * props type with generics, unions and `Omit` holds in the end. `shared` need a row once, not per component.
 * Answers with one line per difference.
 *
 * Attributes that every HTML element takes need no row in a table, but may have one.
 */
export function compareProps(
  documented: ReadonlyMap<string, readonly string[]>,
  shared: readonly string[],
): string[] {
  const propsOf = (component: string) => `Keys<ComponentProps<typeof kit.${component}>>`
  const union = (names: readonly string[]) => names.map((name) => `'${name}'`).join(' | ') || 'never'
  const checks = [...documented].flatMap(([component, names]) => [
    {
      label: `<${component}> has props without a row`,
      type: `Exclude<${propsOf(component)}, Html | ${union([...names, ...shared])}>`,
    },
    {
      label: `<${component}> has rows without a prop`,
      type: `Exclude<${union(names)}, ${propsOf(component)}>`,
    },
  ])
  checks.push({
    label: 'no component has the shared props',
    type: `Exclude<${union(shared)}, ${[...documented.keys()].map(propsOf).join(' | ')}>`,
  })
  const head = [
    `import type { ComponentProps, HTMLAttributes } from 'react'`,
    `import type * as kit from '${join(root, 'dist/index.js').replaceAll('\\', '/')}'`,
    `type Keys<Props> = Props extends unknown ? keyof Props : never`,
    `type Html = keyof HTMLAttributes<HTMLElement> | 'key'`,
  ]
  const assertions = checks.map(
    ({ type }, index) => `export const check${index} = (rest: ${type}): never => rest`,
  )

  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'props.ts'), [...head, ...assertions].join('\n'))
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['props.ts'] }))
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const { status, stdout } = spawnSync(process.execPath, [tsc, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  })

  const errors = stdout.split('\n').filter((line) => line.includes('error TS'))
  if (status !== 0 && errors.length === 0) throw new Error(`tsc failed: ${stdout}`)
  return errors.map((line) => {
    const [, row, rest] =
      /^props\.ts\((\d+),\d+\): error TS2322: Type '(.*)' is not assignable/.exec(line) ?? []
    return rest ? `${checks[Number(row) - head.length - 1]?.label}: ${rest}` : line
  })
}

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  strict: true,
  noEmit: true,
  noErrorTruncation: true,
  skipLibCheck: true,
  types: [],
}
