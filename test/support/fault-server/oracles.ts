import { inspect } from 'node:util'

/** A token that must be found nowhere: not in an error, an event, a log line or the client itself. */
export const CANARY = 'canary-7f3a9c51e0d84b62'

/**
 * O3: whether a value leads to the canary by any way a log, a debugger or an error tracker takes:
 * its message, stack and chain of causes, its own and hidden properties, its JSON.
 */
export function leaks(value: unknown, secrets: readonly string[] = [CANARY]): boolean {
  const texts = [
    inspect(value, { depth: 12, showHidden: true, maxStringLength: null, maxArrayLength: null }),
    toJson(value),
  ]
  for (let error = value; error instanceof Error; error = error.cause) {
    texts.push(
      error.message,
      error.stack ?? '',
      String(error),
      toJson(error),
      inspect(error, { depth: 12, showHidden: true }),
    )
  }
  return secrets.some((secret) => texts.some((text) => text.includes(secret)))
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return ''
  }
}

/** O7: only the kit's own errors, aborts, and what a framework throws may reach a caller. */
export function isOwnError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('name' in error)) return false
  return error.name === 'ProfileKitError' || error.name === 'AbortError' || 'digest' in error
}

interface Watch {
  stop(): void
}

/** O1: collects rejections that nobody handled, and errors thrown where nobody could catch them. */
export function watchRejections(): Watch & { readonly seen: readonly unknown[] } {
  const seen: unknown[] = []
  const note = (error: unknown) => {
    seen.push(error)
  }
  process.on('unhandledRejection', note)
  return {
    seen,
    stop() {
      process.off('unhandledRejection', note)
    },
  }
}

/** O6: the timers that code under `src/` has started and neither cleared nor let run out. */
export function watchTimers(): Watch & { open(): string[] } {
  const real = { setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout }
  const open = new Map<unknown, string>()
  const patched = Object.assign(
    function setTimeout(callback: (...values: unknown[]) => void, delay?: number, ...values: unknown[]) {
      const stack = new Error().stack ?? ''
      const timer = real.setTimeout(() => {
        open.delete(timer)
        callback(...values)
      }, delay)
      const line = stack.split('\n').find((each) => each.includes('/src/'))
      if (line !== undefined) open.set(timer, `${delay} ms, ${line.trim()}`)
      return timer
    },
    // util.promisify and `timers/promises` look for their own variant here.
    real.setTimeout,
  )
  Object.assign(globalThis, {
    setTimeout: patched,
    clearTimeout(timer: ReturnType<typeof setTimeout> | undefined) {
      open.delete(timer)
      real.clearTimeout(timer)
    },
  })
  return {
    open: () => [...open.values()],
    stop() {
      Object.assign(globalThis, real)
    },
  }
}

/** O3: everything that is written to the console, as text. */
export function watchConsole(): Watch & { readonly lines: readonly string[] } {
  const lines: string[] = []
  const names = ['debug', 'log', 'info', 'warn', 'error'] as const
  const real = names.map((name) => console[name])
  for (const name of names) {
    console[name] = (...values: unknown[]) => {
      lines.push(values.map((value) => (typeof value === 'string' ? value : inspect(value))).join(' '))
    }
  }
  return {
    lines,
    stop() {
      for (const [index, name] of names.entries()) {
        const former = real[index]
        if (former) console[name] = former
      }
    },
  }
}
