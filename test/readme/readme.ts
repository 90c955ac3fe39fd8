import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export const root = join(import.meta.dirname, '../..')

export const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** A fenced block of the README. The word after its language is the file it shows: ```tsx examples/faces.ts */
export interface Block {
  language: string
  file: string | undefined
  code: string
}

export const blocks: Block[] = [...readme.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm)].map(
  ([, language = '', file, code = '']) => ({ language, file, code }),
)

/** The README without its blocks. */
export const prose = readme.replace(/^```[^]*?^```$/gm, '')

/** From the root of the repository. */
export const exampleFiles: string[] = readdirSync(join(root, 'examples'), {
  recursive: true,
  encoding: 'utf8',
})
  .map((path) => posix.join('examples', path.replaceAll('\\', '/')))
  .filter((path) => /\.(?:[jt]sx?|html|css)$/.test(path))
  .sort()

/** The names in the first column of the tables under a heading, such as those of all options. */
export function rowsUnder(heading: string): string[] {
  const [, section = ''] = prose.split(new RegExp(`^#+ ${heading}$`, 'm'))
  const [table = ''] = section.split(/^#+ /m)
  return [...table.matchAll(/^\|( *`(?:\\\||[^|])*)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([\w-]+)[^`]*`/g)].flatMap(([, name]) => name ?? []),
  )
}
