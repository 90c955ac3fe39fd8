import { renderHook, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useProfile } from '../../src/hooks/useProfile.ts'
import { setup } from '../support/setup.tsx'

test('default', async () => {
  const { api, wrapper } = setup()
  const { result } = renderHook(() => useProfile('ada'), { wrapper })
  await waitFor(() => {
    expect(result.current.isSuccess).toBe(true)
  })
  expect(result.current.data?.user_id).toBe('ada')
  expect(result.current.data?.name).not.toBe('')
  expect(api.requests.count).toBe(1)
})
