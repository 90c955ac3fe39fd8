import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import type { ProfileKitErrorCode } from '../../src/api/errors.ts'
import type { ProfileKitEvent } from '../../src/api/events.ts'
import type { ProfileClientOptions } from '../../src/api/settings.ts'
import type { AvatarRefusal } from '../../src/avatar/checkAvatarUrl.ts'
import { createMockApi, type MockApiOptions } from '../../src/mock/createMockApi.ts'
import { mockScenarios } from '../../src/mock/scenarios.ts'
import { readme, root, rowsUnder } from './readme.ts'

// The compiler holds these lists against the types: a name too few or too many does not pass `npm run types`.

const codes: Record<ProfileKitErrorCode, true> = {
  http: true,
  'rate-limited': true,
  unauthorized: true,
  forbidden: true,
  network: true,
  redirect: true,
  timeout: true,
  'invalid-response': true,
  'wrong-identity': true,
  'invalid-user-id': true,
  'invalid-token': true,
}

const options: Record<keyof ProfileClientOptions, true> = {
  baseUrl: true,
  token: true,
  session: true,
  tenantId: true,
  credentials: true,
  fetch: true,
  headers: true,
  serverRequestInit: true,
  timeout: true,
  totalTimeout: true,
  tokenTimeout: true,
  retry: true,
  concurrency: true,
  maxResponseBytes: true,
  fetchMany: true,
  paths: true,
  avatar: true,
  allowInsecure: true,
  onEvent: true,
  onUnauthorized: true,
}

const events: Record<ProfileKitEvent['type'], true> = {
  request: true,
  response: true,
  retry: true,
  pause: true,
  resume: true,
  'token-refresh': true,
  failure: true,
  refusal: true,
  'picture-failed': true,
}

const refusals: Record<AvatarRefusal, true> = {
  empty: true,
  'too-long': true,
  malformed: true,
  relative: true,
  scheme: true,
  credentials: true,
  'own-origin': true,
  'private-host': true,
  insecure: true,
  'host-not-listed': true,
}

const mockOptions: Record<keyof MockApiOptions, true> = {
  tenantId: true,
  profiles: true,
  leaderboards: true,
  scenario: true,
  seed: true,
  avatars: true,
  origins: true,
  maxProfiles: true,
  now: true,
}

const client = createProfileClient({ baseUrl: 'https://api.example.com' })
const methods = Object.entries(client).flatMap(([name, value]) => (typeof value === 'function' ? name : []))

test.each([
  ['Errors by code', Object.keys(codes)],
  ['Options of createProfileClient', Object.keys(options)],
  ['Events', Object.keys(events)],
  ['Why a picture is not loaded', Object.keys(refusals)],
  ['Options of createMockApi', Object.keys(mockOptions)],
  ['Scenarios', [...mockScenarios]],
  ['Methods of a client', methods],
])('the table "%s" has every row, and none too many', (heading, names) => {
  expect(rowsUnder(heading).sort()).toEqual([...names].sort())
})

test.each([
  ['client', client],
  ['api', createMockApi()],
])('every %s.… in the README is there', (name, object) => {
  const used = [...readme.matchAll(new RegExp(`(?<!/)\\b${name}\\.(\\w+)`, 'g'))].flatMap(
    ([, member]) => member ?? [],
  )
  expect(used).not.toEqual([])
  expect(used.filter((member) => !(member in object))).toEqual([])
})

test('the README and the comment on top of styles.css list every custom property, and no other', () => {
  const styles = readFileSync(join(root, 'src/components/styles.css'), 'utf8')
  const used = namesIn(styles, /var\(\s*(--profile-kit-[\w-]+)/g)
  expect(used.length).toBeGreaterThan(20)
  expect(rowsUnder('Custom properties').sort()).toEqual(used)
  expect(namesIn(styles, /^ \* {3}(--profile-kit-[\w-]+)/gm)).toEqual(used)
})

function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].flatMap(([, name]) => name ?? []))].sort()
}
