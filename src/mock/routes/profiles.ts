import type { ProfileChange } from '../../api/schemas.ts'
import { isRecord } from '../../internal/isRecord.ts'
import { jsonAnswer, refusal } from '../answers.ts'
import type { MockApp, MockContext } from '../env.ts'
import type { Presenter } from '../presentProfile.ts'
import type { ProfileStore } from '../profileStore.ts'
import { readBody } from '../readBody.ts'
import { allowOnly } from './allowOnly.ts'
import { readUserId } from './readUserId.ts'

const PATH = '/v1/profiles/user/:userId'
const MAX_NAME = 100
const MAX_URL = 2048

/** `GET` and `PUT /v1/profiles/user/{user_id}`. A read of someone unknown creates them. */
export function addProfileRoutes(app: MockApp, store: ProfileStore, present: Presenter) {
  app.get(PATH, (context: MockContext) => {
    const userId = readUserId(context)
    if (userId instanceof Response) return userId
    return jsonAnswer(200, present(store.read(context.var.tenantId, userId), context.req.url))
  })

  app.put(PATH, async (context: MockContext) => {
    const userId = readUserId(context)
    if (userId instanceof Response) return userId
    const body = await readBody(context.req.raw)
    if ('refused' in body) return body.refused
    const change = readChange(body.json)
    if (change instanceof Response) return change
    return jsonAnswer(200, present(store.write(context.var.tenantId, userId, change), context.req.url))
  })

  allowOnly(app, PATH, 'GET, HEAD, PUT, OPTIONS')
}

function readChange(json: unknown): ProfileChange | Response {
  if (!isRecord(json) || Array.isArray(json)) return invalid('The body must be an object.')
  const { name, avatar_url, regenerate_avatar } = json
  if (name !== undefined && typeof name !== 'string') return wrongType('name')
  if (avatar_url !== undefined && typeof avatar_url !== 'string') return wrongType('avatar_url')
  if (regenerate_avatar !== undefined && typeof regenerate_avatar !== 'boolean')
    return wrongType('regenerate_avatar')
  if (name !== undefined && name.trim() === '') return invalid('"name" is blank.')
  if (name !== undefined && Array.from(name).length > MAX_NAME)
    return invalid(`"name" is longer than ${MAX_NAME} characters.`)
  if (avatar_url !== undefined && avatar_url.length > MAX_URL) {
    return invalid(`"avatar_url" is longer than ${MAX_URL} characters.`)
  }
  return {
    ...(name !== undefined && { name }),
    ...(avatar_url !== undefined && { avatar_url }),
    ...(regenerate_avatar !== undefined && { regenerate_avatar }),
  }
}

function wrongType(field: string): Response {
  return invalid(`"${field}" has the wrong type.`)
}

function invalid(error: string): Response {
  return refusal(422, 'VALIDATION', error)
}
