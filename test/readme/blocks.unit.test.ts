import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { blocks, exampleFiles, prose, readme, root } from './readme.ts'

const lines = (code: string) => code.split('\n').length - 1
const shown = blocks.flatMap(({ file, code }) => (file === undefined ? [] : [{ file, code }]))

test('the README has blocks, and there are examples', () => {
  expect(shown.length).toBeGreaterThan(5)
  expect(exampleFiles.length).toBeGreaterThan(5)
})

test.each(shown)('the README shows $file as it is', ({ file, code }) => {
  expect(code).toBe(readFileSync(join(root, file), 'utf8'))
})

test('every block of more than five lines is a file, so that it is checked', () => {
  const unchecked = blocks.filter(
    ({ file, language, code }) => !file && language !== 'text' && lines(code) > 5,
  )
  expect(unchecked.map(({ code }) => code)).toEqual([])
})

test('every example is in the README', () => {
  const mentioned = exampleFiles.filter((file) => readme.includes(file))
  expect(mentioned).toEqual(exampleFiles)
})

test('every file the README names is there', () => {
  const named = [
    ...readme.matchAll(/\b(?:src|test|stories|examples)\/[\w./-]*\w\.(?:tsx?|js|css|html|png|svg)\b/g),
  ].map(([path]) => path)
  expect(named).not.toEqual([])
  expect([...new Set(named)].filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('every link into the README leads to one of its headings', () => {
  const anchors = [...prose.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
  const links = [...prose.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
  expect(links).not.toEqual([])
  expect(links.filter((anchor) => anchor !== undefined && !anchors.includes(anchor))).toEqual([])
})

test('the way of a user id names files of src, and each once', () => {
  const [, way = ''] = /^One user id on its way([^]*?)^### /m.exec(prose) ?? []
  const named = [...way.matchAll(/`(?:[\w-]+\/)*(\w+\.tsx?)`/g)].map(([, name]) => name)
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((path) =>
    basename(path),
  )
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((name) => name === undefined || !files.includes(name))).toEqual([])
  expect(named).toEqual([...new Set(named)])
})
