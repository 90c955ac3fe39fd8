/** Calls a function of the app's. Its bug must not become ours, but it must not be silent either: then `undefined`. */
export function callSafely<TArguments extends unknown[], TResult>(
  listener: ((...values: TArguments) => TResult) | undefined,
  ...values: TArguments
): TResult | undefined {
  try {
    const result = listener?.(...values)
    // An async listener fails later.
    if (result instanceof Promise) result.catch(report)
    return result
  } catch (error) {
    report(error)
    return undefined
  }
}

/** Tells of a bug of the app's. Thrown on, it would end a Node process; browsers have `reportError` for exactly this. */
export function report(error: unknown) {
  if (typeof reportError === 'function') reportError(error)
  else console.error(error)
}
