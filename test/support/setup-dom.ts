import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Only what never comes takes this long. A second, the default, is short for a machine that does other work as well.
configure({ asyncUtilTimeout: 10_000 })

// Testing Library cleans up by itself only where the test functions are globals.
afterEach(() => {
  cleanup()
})
