import { createRef } from 'react'
import { expect, test, vi } from 'vitest'
import { mergeProps } from '../../src/components/mergeProps.ts'
import { mergeRefs } from '../../src/components/mergeRefs.ts'

test('what is given wins over what is ours, and what is left out does not', () => {
  expect(mergeProps({ id: 'ours', title: 'ours' }, { id: 'theirs', title: undefined })).toEqual({
    id: 'theirs',
    title: 'ours',
  })
})

test('classes and styles are joined', () => {
  const ours = { className: 'a', style: { color: 'red', top: 0 } }
  expect(mergeProps(ours, { className: 'b', style: { color: 'blue' } })).toEqual({
    className: 'a b',
    style: { color: 'blue', top: 0 },
  })
})

test('of two handlers both are called, theirs first, with all they get', () => {
  const calls: unknown[] = []
  const { onClick } = mergeProps(
    { onClick: (...values: unknown[]) => calls.push(['ours', ...values]) },
    { onClick: (...values: unknown[]) => calls.push(['theirs', ...values]) },
  )
  expect(onClick).toBeTypeOf('function')
  if (typeof onClick === 'function') onClick('event', 1)
  expect(calls).toEqual([
    ['theirs', 'event', 1],
    ['ours', 'event', 1],
  ])
})

test('refs of both kinds get the value and lose it, and one that cleans up itself is left to do so', () => {
  const object = createRef<string>()
  const plain = vi.fn<(value: string | null) => void>()
  const cleanUp = vi.fn<() => void>()
  const cleaning = vi.fn<(value: string | null) => () => void>(() => cleanUp)
  const merged = mergeRefs<string>(object, plain, undefined, null, cleaning)
  merged?.('value')
  expect(object.current).toBe('value')
  merged?.(null)
  expect(object.current).toBeNull()
  expect(plain.mock.calls).toEqual([['value'], [null]])
  expect(cleaning.mock.calls).toEqual([['value']])
  expect(cleanUp).toHaveBeenCalledTimes(1)
})

test('no ref is no ref', () => {
  expect(mergeRefs(undefined, null)).toBeUndefined()
})
