import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { createProfile } from './people.ts'

// In a file of its own: what is loaded once is not loaded again. An error that nobody hears of would fail the file.
test('TXT-08 where what finds look-alikes cannot be loaded, names stay as they are, and nothing throws', async () => {
  await cdp().send('Network.enable')
  await cdp().send('Network.setBlockedURLs', { urls: ['*/watchName.ts*'] })
  const blocked = new Promise<void>((settle) => {
    cdp().on('Network.loadingFailed', ({ blockedReason }) => {
      if (blockedReason) settle()
    })
  })
  const names = (ids: string[]) => (
    <ProfileProvider client={null} disambiguate>
      {ids.map((user_id) => (
        <ProfileName key={user_id} profile={createProfile({ user_id, name: 'Ada' })} />
      ))}
    </ProfileProvider>
  )
  const { container, rerender, unmount } = render(names(['user-1111', 'user-2222']))
  await blocked
  await expect(import('../../src/avatar/watchName.ts')).rejects.toThrow(TypeError)
  rerender(names(['user-2222', 'user-3333']))
  expect(container.textContent).toBe('AdaAda')
  unmount()
  await cdp().send('Network.setBlockedURLs', { urls: [] })
})
