import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const wire = { tenant_id: 'demo', user_id: 'ada', name: 'Ada', avatar_url: '', created_at: null }

beforeEach(() => {
  // Each test is the first to hear of it.
  vi.resetModules()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

async function parse(...odd: object[]) {
  const warn = vi.spyOn(console, 'warn').mockReturnValue(undefined)
  const { parseProfile } = await import('../../src/api/parseProfile.ts')
  const profiles = odd.map((fields) =>
    parseProfile({ ...wire, ...fields }, { userId: 'ada', tenantId: 'demo' }),
  )
  return { warn, profiles }
}

test('PRO-07 TXT-12 what cannot be read is told of once, by its field and not by its value', async () => {
  const { warn, profiles } = await parse({ name: 42, updated_at: 'last monday' }, { name: ['Ada'] })
  expect(profiles[0]).toMatchObject({ name: 'User ada', updated_at: null })
  expect(warn).toHaveBeenCalledOnce()
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('whose name and updated_at cannot be read'))
  expect(warn).not.toHaveBeenCalledWith(expect.stringMatching(/42|monday/))
})

test('PRO-06 what is missing is told of to nobody', async () => {
  const { warn } = await parse({}, { name: null }, { name: undefined, avatar_url: null, updated_at: null })
  expect(warn).not.toHaveBeenCalled()
})

test('in production nothing is told', async () => {
  vi.stubEnv('NODE_ENV', 'production')
  const { warn } = await parse({ name: 42 })
  expect(warn).not.toHaveBeenCalled()
})
