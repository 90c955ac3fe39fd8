import { expect, test } from 'vitest'

test('MOC-14 in a browser bundle, mock/node and mock/vite say what is wrong and what to use', async () => {
  await expect(import('../../src/mock/node-only.ts')).rejects.toThrow(/run in Node only.*createMockApi/)
})
