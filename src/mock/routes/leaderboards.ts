import type { LeaderboardEntry } from '../../api/schemas.ts'
import { jsonAnswer, refusal } from '../answers.ts'
import type { MockApp, MockContext } from '../env.ts'
import type { BoardWindow, FindWindow } from '../boards.ts'
import { allowOnly } from './allowOnly.ts'
import { readUserId } from './readUserId.ts'

const MAX_LIMIT = 1000

type BoardHandler = (context: MockContext, window: BoardWindow) => Response

/** `GET /v1/leaderboards/{leaderboard_id}` and below. The documented form, with the tenant before the board, works too. */
export function addLeaderboardRoutes(app: MockApp, findWindow: FindWindow) {
  function add(path: string, handler: BoardHandler) {
    for (const prefix of ['/v1/leaderboards/:boardId', '/v1/leaderboards/:tenantId/:boardId']) {
      app.get(prefix + path, (context: MockContext) => {
        const window = openWindow(context, findWindow)
        return window instanceof Response ? window : handler(context, window)
      })
      allowOnly(app, prefix + path, 'GET, HEAD, OPTIONS')
    }
  }
  add('', page)
  add('/user/:userId', around)
  add('/rank/:userId', (context, window) => standing(context, window, 'rank'))
  add('/score/:userId', (context, window) => standing(context, window, 'score'))
}

function openWindow(context: MockContext, findWindow: FindWindow): BoardWindow | Response {
  const tenantId = context.req.param('tenantId')
  if (tenantId !== undefined && tenantId !== context.var.tenantId) {
    return refusal(403, 'FORBIDDEN', "The path names another tenant than the token's.")
  }
  const window = findWindow(context.req.param('boardId') ?? '', context.req.query('window_key'))
  if (window === undefined) return refusal(404, 'NOT_FOUND', 'There is no such leaderboard.')
  return window ?? refusal(404, 'NOT_FOUND', 'The leaderboard has no such window.')
}

function page(context: MockContext, window: BoardWindow): Response {
  const limit = readCount(context, 'limit', 100, 1)
  const offset = readCount(context, 'offset', 0, 0)
  if (limit instanceof Response) return limit
  if (offset instanceof Response) return offset
  return slice(window, offset, limit)
}

function around(context: MockContext, window: BoardWindow): Response {
  const found = find(context, window)
  const limit = readCount(context, 'limit', 11, 1)
  if (found instanceof Response) return found
  if (limit instanceof Response) return limit
  if (!found.entry) return slice(window, 0, 0)
  const last = Math.max(0, window.entries.length - limit)
  return slice(window, Math.min(Math.max(0, found.index - Math.floor(limit / 2)), last), limit)
}

function standing(context: MockContext, window: BoardWindow, field: 'rank' | 'score'): Response {
  const found = find(context, window)
  if (found instanceof Response) return found
  const value = found.entry?.[field] ?? null
  return jsonAnswer(200, { user_id: found.userId, [field]: value, window_key: window.key })
}

interface Found {
  userId: string
  index: number
  entry: LeaderboardEntry | undefined
}

function find(context: MockContext, { entries }: BoardWindow): Found | Response {
  const userId = readUserId(context)
  if (userId instanceof Response) return userId
  const index = entries.findIndex((entry) => entry.user_id === userId)
  return { userId, index, entry: entries[index] }
}

function slice({ key, entries }: BoardWindow, offset: number, limit: number): Response {
  const part = entries.slice(offset, offset + Math.min(limit, MAX_LIMIT))
  return jsonAnswer(200, { entries: part, total: entries.length, window_key: key })
}

function readCount(context: MockContext, name: string, byDefault: number, least: number): number | Response {
  const text = context.req.query(name)
  if (text === undefined) return byDefault
  const count = Number(text)
  if (/^\d{1,9}$/.test(text) && count >= least) return count
  return refusal(422, 'VALIDATION', `"${name}" must be a whole number from ${least}.`)
}
