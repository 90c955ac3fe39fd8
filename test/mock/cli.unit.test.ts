import { expect, test } from 'vitest'
import { helpText, readCommand } from '../../src/mock/cliOptions.ts'
import { curlLines } from '../../src/mock/greeting.ts'
import { createMockApi } from '../../src/mock/createMockApi.ts'

test('mock: with its defaults, and with everything said', () => {
  expect(readCommand(['mock'])).toEqual({
    command: 'mock',
    options: { port: 8787, tenantId: 'demo', scenario: 'healthy', seed: 1 },
  })
  const args = ['mock', '--port', '0', '--tenant', 'acme', '--scenario=flaky', '--seed', '42']
  expect(readCommand(args)).toEqual({
    command: 'mock',
    options: { port: 0, tenantId: 'acme', scenario: 'flaky', seed: 42 },
  })
})

test('help, also for no arguments at all', () => {
  for (const args of [[], ['--help'], ['-h'], ['mock', '--help']])
    expect(readCommand(args)).toEqual({ command: 'help' })
  expect(helpText).toContain('rate-limited')
  expect(helpText).toContain('assumes')
})

test.each([
  [['serve'], 'no command "serve"'],
  [['--port', '1'], 'Say which command'],
  [['mock', 'now'], '"now"'],
  [['mock', '--prot', '1'], '--prot'],
  [['mock', '--port'], '--port'],
  [['mock', '--port', '65536'], '--port'],
  [['mock', '--port', '-1'], '--port'],
  [['mock', '--port', 'http'], '--port'],
  [['mock', '--seed', 'x'], '--seed'],
  [['mock', '--scenario', 'sunny'], 'healthy, slow, flaky'],
  [['mock', '--tenant', ''], '--tenant'],
])('%j is refused with a reason', (args, reason) => {
  expect(readCommand(args)).toMatchObject({ command: 'refuse', message: expect.stringContaining(reason) })
})

test('the printed commands work as they stand', async () => {
  const api = createMockApi({ tenantId: 'acme' })
  const lines = curlLines('http://127.0.0.1:1', 'acme').split('\n')
  expect(lines).toHaveLength(2)
  for (const line of lines) {
    const [, authorization = '', url = ''] = /curl -H 'Authorization: (.*)' '(.*)'$/.exec(line) ?? []
    expect((await api.fetch(url, { headers: { authorization } })).status).toBe(200)
  }
})
