import { expect, test } from 'vitest'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { choosePicture, type PictureContext } from '../../src/query/display/choosePicture.ts'
import { toDisplayProfile, toReadyProfile } from '../../src/query/display/toDisplayProfile.ts'

const context: PictureContext = { tenantId: 'demo', service: undefined, generated: 'local' }
const face = 'https://api.dicebear.com/9.x/adventurer/svg?seed=demo_ada'
const seed = 'demo_ada'
const shown = (avatar_url: string) =>
  toReadyProfile('ada', { ...fallbackProfile({ tenantId: 'demo', userId: 'ada' }), avatar_url })

test('a generated picture is drawn from its own seed', () => {
  const address = 'https://api.dicebear.com/9.x/adventurer/svg?seed=1763553600'
  expect(choosePicture(shown(address), context)).toEqual({ source: 'draw', seed: '1763553600' })
})

test('a generated picture is loaded where the app wants that', () => {
  expect(choosePicture(shown(face), { ...context, generated: 'remote' })).toEqual({
    source: 'load',
    address: face,
    seed: seed,
  })
})

test('any other picture is loaded, with the face of the person behind it', () => {
  const address = 'https://images.example.com/ada.png'
  expect(choosePicture(shown(address), context)).toEqual({ source: 'load', address, seed: seed })
})

test('generated means by the service of this client', () => {
  const service = { baseUrl: 'https://faces.example.com/9.x', style: 'adventurer' }
  const address = 'https://faces.example.com/9.x/adventurer/svg?seed=1'
  expect(choosePicture(shown(address), { ...context, service }).source).toBe('draw')
  expect(choosePicture(shown(face), { ...context, service }).source).toBe('load')
})

test('a style that is not drawn here is loaded, and after a failure there are initials', () => {
  const service = { style: 'bottts' }
  const address = 'https://api.dicebear.com/9.x/bottts/svg?seed=demo_ada'
  const loaded = { source: 'load', address, seed: undefined }
  expect(choosePicture(shown(address), { ...context, service })).toEqual(loaded)
  expect(choosePicture(shown(''), { ...context, service })).toEqual(loaded)
  expect(choosePicture(shown('javascript:alert(1)'), { ...context, service })).toMatchObject({
    source: 'blocked',
    seed: undefined,
  })
})

test('with a renderer of the app, every style is drawn, and stand-ins are', () => {
  const service = { style: 'bottts' }
  const drawn = { ...context, service, renderer: () => '<svg/>' }
  expect(choosePicture(shown('https://api.dicebear.com/9.x/bottts/svg?seed=7'), drawn)).toEqual({
    source: 'draw',
    seed: '7',
  })
  expect(choosePicture(shown('https://images.example.com/ada.png'), drawn)).toMatchObject({ seed: seed })
})

test('IMG-01 what the policy refuses is blocked', () => {
  expect(choosePicture(shown('javascript:alert(1)'), context)).toEqual({
    source: 'blocked',
    reason: 'scheme',
    seed: seed,
  })
  expect(choosePicture(shown('https://other.example.com/a.png'), { ...context, hosts: [] })).toMatchObject({
    source: 'blocked',
    reason: 'host-not-listed',
  })
})

test('IMG-02 the page itself is never asked, the service may be', () => {
  const page = 'https://app.example.com/board'
  const address = 'https://app.example.com/v1/logout'
  expect(choosePicture(shown(address), { ...context, page }).source).toBe('blocked')
  expect(choosePicture(shown(address), { ...context, page, origin: 'https://app.example.com' }).source).toBe(
    'load',
  )
})

test('while nothing is known there is no picture, and without a tenant no face', () => {
  const unknown = { ...context, tenantId: undefined }
  expect(choosePicture(toDisplayProfile(null, 'ada', {}), unknown)).toEqual({ source: 'none' })
  expect(choosePicture({ userId: 'ada', status: 'loading', name: '' }, context)).toEqual({
    source: 'unknown',
  })
  expect(choosePicture(shown(''), context)).toEqual({ source: 'draw', seed })
})
