import { expect, test } from 'vitest'
import { checkInPage } from './checkInPage.ts'

test('the mock works in a page, with the fetch classes of the page', async () => {
  await expect(checkInPage()).resolves.toBeUndefined()
})
