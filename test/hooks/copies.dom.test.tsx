import { render, screen } from '@testing-library/react'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setup } from '../support/setup.tsx'

const loadCopy = async () => {
  vi.resetModules()
  return import('../../src/index.ts')
}

beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('profile-kit/copy'))
})

afterEach(() => {
  vi.restoreAllMocks()
})

test('CON-15 two copies of the kit both work, and say so once', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { client } = setup()
  const one = await loadCopy()
  const other = await loadCopy()
  expect(one.ProfileProvider).not.toBe(other.ProfileProvider)

  const pages = [one, other, other].map(({ ProfileProvider, ProfileName }, index) => (
    <StrictMode key={index}>
      <ProfileProvider client={client}>
        <ProfileName userId={`user_${index}`} />
      </ProfileProvider>
    </StrictMode>
  ))
  render(<>{pages}</>)

  for (const index of [0, 1, 2]) {
    const { name } = await client.getProfile(`user_${index}`)
    expect(await screen.findByText(name)).toBeInTheDocument()
  }
  expect(warn).toHaveBeenCalledTimes(1)
  expect(warn.mock.calls[0]?.[0]).toMatch(/two copies.*npm ls profile-kit/s)
})

test('CON-15 two roots of one copy are no reason to say anything', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { ProfileProvider } = await loadCopy()
  const { unmount } = render(<ProfileProvider client={null} />)
  render(<ProfileProvider client={null} />)
  unmount()
  render(<ProfileProvider client={null} />)
  expect(warn).not.toHaveBeenCalled()
})
