import { sleep } from '../internal/abortable.ts'
import { now } from '../internal/now.ts'
import { ProfileKitError, isProfileKitError } from './errors.ts'
import type { EventLog } from './events.ts'
import type { Pause } from './pause.ts'
import { type Effect, type RetryOptions, backoff, createRetryBudget, isTransient, mayRetry } from './retry.ts'

/** Does the work of one attempt. The call's time counts from the first such moment. */
export type Send<T> = (work: () => Promise<T>) => Promise<T>

export interface Call<T> {
  effect: Effect
  userId: string | undefined
  controller: AbortController
  /** One attempt, counted from 1: waits for its turn, then sends. */
  run: (attempt: number, send: Send<T>) => Promise<T>
}

interface RetryingOptions {
  retry: RetryOptions
  totalTimeout: number
  pause: Pause
  emit: EventLog['emit']
}

/** The one layer that tries again. */
export function createRetrying({ retry, totalTimeout, pause, emit }: RetryingOptions) {
  const budget = createRetryBudget()
  // Reads that shared one request share its error: it counts once, and they wait equally long, to share the next.
  const delays = new WeakMap<ProfileKitError, number>()
  let refusalsInARow = 0

  function take(error: ProfileKitError, attempt: number) {
    if (delays.has(error)) return
    const asked = error.retryAfter === undefined ? undefined : Math.min(error.retryAfter, retry.maxDelay)
    delays.set(error, Math.max(asked ?? 0, backoff(attempt, retry)))
    countError(error)
    if (error.code !== 'rate-limited') return
    if (pause.until === undefined) refusalsInARow++
    pause.begin(asked ?? backoff(refusalsInARow, retry))
  }

  function countResult() {
    budget.success()
    refusalsInARow = 0
  }

  function countError({ status, retryable }: ProfileKitError) {
    if (status === undefined ? retryable : isTransient(status)) budget.failure()
    else if (status !== undefined) countResult()
  }

  return async function withRetries<T>({ effect, userId, controller, run }: Call<T>): Promise<T> {
    let deadline: number | undefined
    let expiry: ReturnType<typeof setTimeout> | undefined
    let last: ProfileKitError | undefined
    let attempt = 1

    async function send(work: () => Promise<T>): Promise<T> {
      if (deadline === undefined) {
        budget.request()
        deadline = now() + totalTimeout
        expiry = setTimeout(() => {
          controller.abort(tookTooLong(totalTimeout, last))
        }, totalTimeout)
      }
      try {
        return await work()
      } catch (error) {
        controller.signal.throwIfAborted()
        // Here, before the queue lets the next read start.
        if (isProfileKitError(error)) take(error, attempt)
        throw error
      }
    }

    try {
      for (; ; attempt++) {
        try {
          const result = await run(attempt, send)
          countResult()
          return result
        } catch (error) {
          controller.signal.throwIfAborted()
          if (!isProfileKitError(error)) throw error
          last = error
          const delay = error.code === 'rate-limited' ? pause.left() : (delays.get(error) ?? 0)
          const fits = deadline === undefined || now() + delay < deadline
          if (!fits || attempt > retry.limit || !mayRetry(error, effect, attempt) || !budget.take())
            throw error
          emit({ type: 'retry', code: error.code, delay, attempt, userId })
          // A pause ends for all at once; whoever waits for it waits in the queue.
          if (error.code !== 'rate-limited') await sleep(delay, controller.signal)
        }
      }
    } catch (error) {
      if (isProfileKitError(error)) emit({ type: 'refusal', code: error.code, status: error.status, userId })
      throw error
    } finally {
      clearTimeout(expiry)
    }
  }
}

function tookTooLong(totalTimeout: number, cause: ProfileKitError | undefined): ProfileKitError {
  return new ProfileKitError('timeout', `no answer within ${totalTimeout} ms, all attempts together.`, {
    retryable: true,
    ...(cause && { cause }),
  })
}
