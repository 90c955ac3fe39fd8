import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { useShownProfile } from '../../src/hooks/useShownProfile.ts'

const profile = fallbackProfile({ tenantId: 'demo', userId: 'ada' })

test('CON-12 a profile in hand is shown as the same object, whether it may be asked for or not', () => {
  const { result, rerender } = renderHook(({ enabled }) => useShownProfile({ profile }, { enabled }), {
    initialProps: { enabled: false },
  })
  const shown = result.current
  expect(shown).toMatchObject({ userId: 'ada', status: 'ready', profile })
  rerender({ enabled: true })
  expect(result.current).toBe(shown)
})

test('nobody needs no provider, and is nobody', () => {
  expect(renderHook(() => useShownProfile({})).result.current).toBeUndefined()
})
