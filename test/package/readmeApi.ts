import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './entries.js'

/** What README.md says under one heading of its section "API": the names in the first column of the tables there. */
export interface Section {
  title: string
  names: string[]
}

/** Reads the section "API" of README.md; its form is described in readme.test.ts. */
export function readReadmeApi(): Section[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const api = readme.split(/^(?=## )/m).find((part) => /^## API\s*$/m.test(part.split('\n', 1)[0] ?? ''))
  if (!api) throw new Error('README.md has no section "## API"')

  return api.split(/^#{3,4} /m).map((part) => {
    const [title = '', ...lines] = part.split('\n')
    const firstColumn = lines.flatMap((line) => /^\|((?:\\\||[^|])*)\|/.exec(line)?.[1] ?? [])
    return {
      title: title.replaceAll('`', '').trim(),
      names: firstColumn.flatMap((cell) =>
        [...cell.matchAll(/`<?([\w$]+)[^`]*`/g)].flatMap(([, name]) => name ?? []),
      ),
    }
  })
}
