import { expect, test } from 'vitest'
import { watchName } from '../../src/avatar/watchName.ts'

/** A screen with names on it, and what each was told to show behind itself, last and how often. */
function createNames() {
  const screen = {}
  const shown = new Map<string, { nameId: string | undefined; told: number }>()
  return {
    shown,
    add: (userId: string, name: string, key = userId) => {
      shown.set(key, { nameId: undefined, told: 0 })
      return watchName(screen, userId, name, (nameId) => {
        shown.set(key, { nameId, told: (shown.get(key)?.told ?? 0) + 1 })
      })
    },
    nameIds: async () => {
      await Promise.resolve()
      return Object.fromEntries([...shown].map(([key, { nameId }]) => [key, nameId]))
    },
  }
}

test('TXT-08 two users of one skeleton are told apart while both are there', async () => {
  const { add, nameIds } = createNames()
  add('user-7f3e1a2b', 'Ada')
  expect(await nameIds()).toEqual({ 'user-7f3e1a2b': undefined })
  const leave = add('user-09ad44c1', 'Аda')
  expect(await nameIds()).toEqual({ 'user-7f3e1a2b': ' #1a2b', 'user-09ad44c1': ' #44c1' })
  leave()
  expect((await nameIds())['user-7f3e1a2b']).toBeUndefined()
})

test('TXT-08 one user shown many times looks like nobody else', async () => {
  const { add, nameIds } = createNames()
  const leave = add('ada-1815', 'Ada', 'on the board')
  add('ada-1815', 'Ada', 'in the header')
  add('ada-1815', 'Countess', 'renamed')
  expect(new Set(Object.values(await nameIds()))).toEqual(new Set([undefined]))
  add('eve-1815', 'Ada')
  expect(await nameIds()).toEqual({
    'on the board': ' #a-1815',
    'in the header': ' #a-1815',
    renamed: undefined,
    'eve-1815': ' #e-1815',
  })
  leave()
  leave()
  expect((await nameIds())['in the header']).toBe(' #a-1815')
})

test.each(['Ada #1a2b', 'Ada ＃1a2b', 'Ada ♯ 1a2b', '#7', 'Player #1'])(
  'TXT-08 a name with something like an id in it has its own behind it: %j',
  async (name) => {
    const { add, nameIds } = createNames()
    add('user-09ad44c1', name)
    expect(await nameIds()).toEqual({ 'user-09ad44c1': ' #44c1' })
  },
)

test.each(['Ada', 'C#', 'Nr. 7', '@ada', '', '\u200B'])('TXT-08 and %j has none', async (name) => {
  const { add, nameIds } = createNames()
  add('user-09ad44c1', name)
  expect(await nameIds()).toEqual({ 'user-09ad44c1': undefined })
})

test('TXT-08 names without anything to see are not compared: people who are loading', async () => {
  const { add, nameIds } = createNames()
  add('ada', '')()
  add('bob', '')
  add('eve', '')
  expect(await nameIds()).toEqual({ ada: undefined, bob: undefined, eve: undefined })
})

test('TXT-08 screens do not know of each other', async () => {
  const [one, other] = [createNames(), createNames()]
  one.add('ada', 'Ada')
  other.add('eve', 'Ada')
  expect([await one.nameIds(), await other.nameIds()]).toEqual([{ ada: undefined }, { eve: undefined }])
})

test('TXT-08 of thousands only those that look alike hear of it, and once for all that come together', async () => {
  const { add, nameIds, shown } = createNames()
  for (let index = 0; index < 5000; index++) add(`user-${index}`, `Brave Tiger ${2 * index}`)
  await nameIds()
  const leaves = Array.from({ length: 100 }, (_, index) => add(`eve-${index}`, 'Brave Tiger 42'))
  await nameIds()
  const told = () => [...shown].filter(([, { told: times }]) => times > 1).map(([key]) => key)
  expect(told()).toEqual(['user-21'])
  expect([...shown.values()].filter(({ nameId }) => nameId !== undefined)).toHaveLength(101)
  for (const leave of leaves) leave()
  await nameIds()
  expect(told()).toEqual(['user-21'])
  expect(shown.get('user-21')).toEqual({ nameId: undefined, told: 3 })
})
