/** Server and browser render at other times, and draw other numbers: the HTML must not tell. */
import { QueryClient } from '@tanstack/react-query'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { prefetchProfiles } from '../../src/query/prefetchProfiles.ts'
import { setup } from '../support/setup.tsx'
import { People } from './People.tsx'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('SSR-04 neither clock nor chance is in what a render gives, and it asks for nothing', async () => {
  const { api, client, queryClient } = setup()
  api.failNext({ status: 500, userId: 'bob' })
  await prefetchProfiles(queryClient, client, ['ada', 'bob'])
  const entries = ['ada', 'bob', 'eve'].map((user_id, index) => ({ user_id, rank: index + 1, score: index }))
  api.requests.clear()
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })

  function render(time: string, chance: number) {
    vi.setSystemTime(time)
    vi.spyOn(Math, 'random').mockReturnValue(chance)
    return renderToString(createElement(People, { client, queryClient, entries, locale: undefined }))
  }
  const first = render('2026-01-01T00:00:00Z', 0.1)
  expect(first).toContain('User bob')
  expect(render('2031-07-01T12:34:56Z', 0.9)).toBe(first)
  await Promise.resolve()
  expect(api.requests.count).toBe(0)
})

test('SSR-02 what one render has shown is in no other, without a word about it', () => {
  const { client } = setup()
  const entries = [{ user_id: 'ada', rank: 1, score: 1 }]
  const render = () =>
    renderToString(
      createElement(People, { client, queryClient: new QueryClient(), entries, locale: undefined }),
    )
  expect(render()).toBe(render())
})
