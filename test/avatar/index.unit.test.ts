import { build } from 'esbuild'
import { expect, test } from 'vitest'

test('DiceBear is loaded when a face is drawn, not with the entry', async () => {
  const { metafile } = await build({
    entryPoints: ['src/avatar/index.ts'],
    outdir: 'unused',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    metafile: true,
    write: false,
  })
  const outputs = Object.values(metafile.outputs)
  const entry = outputs.find((output) => output.entryPoint === 'src/avatar/index.ts')
  const others = new Map(Object.entries(metafile.outputs))
  const initial = [entry, ...(entry?.imports ?? []).filter(isStatic).map(({ path }) => others.get(path))]

  const inputs = initial.flatMap((output) => Object.keys(output?.inputs ?? {}))
  expect(inputs).toContain('src/avatar/drawAvatar.ts')
  expect(inputs.filter((input) => input.includes('dicebear') || input.includes('adventurer'))).toEqual([])
  expect(
    outputs.some((output) => Object.keys(output.inputs).some((input) => input.includes('dicebear'))),
  ).toBe(true)
  expect(initial.reduce((bytes, output) => bytes + (output?.bytes ?? 0), 0)).toBeLessThan(9000)
})

function isStatic({ kind }: { kind: string }): boolean {
  return kind === 'import-statement'
}

test('exports', async () => {
  expect(Object.keys(await import('../../src/avatar/index.ts')).toSorted()).toEqual([
    'TINT_COUNT',
    'checkAvatarUrl',
    'drawAvatar',
    'getAvatarSeed',
    'getAvatarUrl',
    'getInitials',
    'getTint',
    'preloadAvatars',
    'toDataUri',
  ])
})
