import { afterEach } from 'vitest'
import { cdp } from 'vitest/browser'

interface Media {
  media?: 'screen' | 'print'
  'forced-colors'?: 'active'
  'prefers-color-scheme'?: 'light' | 'dark'
  'prefers-reduced-motion'?: 'reduce'
}

afterEach(() => emulateMedia({}))

/** What the reader has set in the system, or that the page is printed, until the test is over. */
export async function emulateMedia({ media = 'screen', ...features }: Media): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', {
    media,
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  })
}
