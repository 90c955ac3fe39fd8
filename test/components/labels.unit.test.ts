import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { boardLabels } from '../../src/components/leaderboard/boardLabels.ts'
import { loadingLabel } from '../../src/components/loadingLabel.ts'
import { cardLabels } from '../../src/components/profile-card/cardLabels.ts'
import { editorLabels } from '../../src/components/profile-editor/editorLabels.ts'
import { groupLabels } from '../../src/components/profile-group/groupLabels.ts'
import { fallbackName } from '../../src/api/fallbackProfile.ts'
import type { Labels } from '../../src/hooks/labels.ts'

/** Each part brings its own, so that an app carries no texts of parts it does not use. */
const defaults: Labels = {
  user: fallbackName('{userId}'),
  ...loadingLabel,
  ...boardLabels,
  ...cardLabels,
  ...editorLabels,
  ...groupLabels,
}

const texts = Object.fromEntries(
  Object.entries(defaults).map(([name, text]) => [name, typeof text === 'string' ? text : text.other]),
)

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const source = readFileSync(new URL('../../src/hooks/labels.ts', import.meta.url), 'utf8')

test('every label says what it is by default', () => {
  const documented = [...source.matchAll(/Default: `(.+?)`\.? \*\/\s+(\w+):/g)].map(([, text, name]) => [
    name,
    text,
  ])
  expect(Object.fromEntries(documented)).toEqual(texts)
})

test('README has a row for each label, with its default', () => {
  const [, table = ''] = readme.split('#### Labels\n')
  const rows = [...(table.split('####')[0] ?? '').matchAll(/^\| `(\w+)` +\| (.+?) +\|/gm)]
  expect(Object.fromEntries(rows.map(([, name, text]) => [name, text]))).toEqual(texts)
})
