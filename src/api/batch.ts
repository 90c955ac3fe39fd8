import { abortable } from '../internal/abortable.ts'
import { onAbort } from '../internal/onAbort.ts'
import { ownText } from '../internal/ownText.ts'
import { withinTime } from '../internal/withinTime.ts'
import { ProfileKitError, isProfileKitError, passesThrough } from './errors.ts'
import type { EventLog } from './events.ts'
import type { ProfileClientOptions } from './settings.ts'

/** How many ids one call asks for at most. */
export const BATCH_SIZE = 100

interface Load {
  userId: string
  attempt: number
  signal: AbortSignal
  resolve: (body: unknown) => void
  reject: (error: unknown) => void
}

interface BatchOptions {
  fetchMany: NonNullable<ProfileClientOptions['fetchMany']>
  timeout: number
  follow: EventLog['follow']
}

/** Gathers what is loaded at once into calls of `fetchMany`, and hands out the answers by `user_id`. */
export function createBatch({ fetchMany, timeout, follow }: BatchOptions) {
  let gathered: Load[] = []

  function flush() {
    const loads = gathered.filter(({ signal }) => !signal.aborted)
    gathered = []
    for (let start = 0; start < loads.length; start += BATCH_SIZE)
      void send(loads.slice(start, start + BATCH_SIZE))
  }

  async function send(loads: Load[]) {
    const controller = new AbortController()
    const stop = () => {
      if (loads.every((load) => load.signal.aborted)) controller.abort(loads[0]?.signal.reason)
    }
    const stops = loads.map(({ signal }) => onAbort(signal, stop))
    try {
      const userIds = loads.map((load) => load.userId)
      const attempt = Math.max(...loads.map((load) => load.attempt))
      const { answer } = await follow({ method: 'fetchMany', route: 'fetchMany', attempt }, () =>
        withinTime({ timeout, late, signal: controller.signal }, (signal) => call(userIds, signal)),
      )
      const bodies = indexByUser(answer)
      for (const { userId, resolve, reject } of loads) {
        if (bodies.has(userId)) resolve(bodies.get(userId))
        else reject(absent())
      }
    } catch (error) {
      for (const { reject } of loads) reject(error)
    } finally {
      for (const unlisten of stops) unlisten()
    }
  }

  async function call(userIds: string[], signal: AbortSignal): Promise<{ answer: unknown }> {
    try {
      return { answer: await fetchMany(userIds, { signal }) }
    } catch (error) {
      if (isProfileKitError(error) || passesThrough(error)) throw error
      throw new ProfileKitError('network', 'fetchMany failed. Let it throw a ProfileKitError to say how.', {
        retryable: true,
      })
    }
  }

  function late(): ProfileKitError {
    return new ProfileKitError('timeout', `fetchMany took longer than ${timeout} ms.`, { retryable: true })
  }

  return function load(userId: string, attempt: number, signal: AbortSignal): Promise<unknown> {
    const body = new Promise<unknown>((resolve, reject) => {
      if (gathered.length === 0) queueMicrotask(flush)
      gathered.push({ userId, attempt, signal, resolve, reject })
    })
    return abortable(body, signal)
  }
}

function indexByUser(answer: unknown): Map<string, unknown> {
  const bodies = new Map<string, unknown>()
  if (!Array.isArray(answer)) {
    throw new ProfileKitError('invalid-response', 'fetchMany must give an array of profiles.')
  }
  for (const body of answer as unknown[]) {
    const userId = ownText(body, 'user_id')
    if (userId !== undefined) bodies.set(userId, body)
  }
  return bodies
}

function absent(): ProfileKitError {
  return new ProfileKitError(
    'invalid-response',
    'the answer of fetchMany lacks this user. It must hold one profile for each id.',
  )
}
