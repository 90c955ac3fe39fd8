import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import type { Profile } from '../../src/api/schemas.ts'
import { useProfileAvatar } from '../../src/hooks/useProfileAvatar.ts'
import { setup } from '../support/setup.tsx'

// On the server the page is not known, so only a public address is rendered; this one never answers.
const nowhere = 'https://nowhere.invalid'
const ada = fallbackProfile({ tenantId: 'demo', userId: 'ada' })

function Picture({ profile }: { profile: Profile }) {
  const { picture, imgProps } = useProfileAvatar({ profile })
  return <img {...imgProps} alt="" data-picture={picture} />
}

/** A page as a server sends it, which its own pictures reach before React does. */
async function setupPage(profile: Profile) {
  const { wrapper: Wrapper } = setup()
  const page = (
    <Wrapper>
      <Picture profile={profile} />
    </Wrapper>
  )
  const container = document.createElement('div')
  container.innerHTML = renderToString(page)
  document.body.append(container)
  const image = container.querySelector('img')
  await vi.waitFor(() => {
    expect(image?.complete).toBe(true)
  })
  const complaints: unknown[] = []
  const root = hydrateRoot(container, page, { onRecoverableError: (error) => complaints.push(error) })
  return { image, complaints, root }
}

test('IMG-08 a picture that failed before React was there is noticed, and a face is drawn', async () => {
  const { image, complaints, root } = await setupPage({ ...ada, avatar_url: `${nowhere}/ada.png` })
  expect(image?.src).toBe(`${nowhere}/ada.png`)
  await vi.waitFor(() => {
    expect(image?.dataset['picture']).toBe('failed')
    expect(image?.src).toMatch(/^data:image\/svg\+xml,/)
    expect(image?.naturalWidth).toBeGreaterThan(0)
  })
  expect(complaints).toEqual([])
  root.unmount()
})

test('IMG-09 a generated picture is drawn, and seen', async () => {
  const { image, complaints, root } = await setupPage(ada)
  expect(image?.hasAttribute('src')).toBe(false)
  await vi.waitFor(() => {
    expect(image?.dataset['picture']).toBe('loaded')
    expect(image?.naturalWidth).toBeGreaterThan(0)
  })
  expect(complaints).toEqual([])
  root.unmount()
})
