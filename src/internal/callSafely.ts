/** Calls a listener of the app's. Its bug must not become ours, but it must not be silent either. */
export function callSafely<TArguments extends unknown[]>(
  listener: ((...values: TArguments) => unknown) | undefined,
  ...values: TArguments
): void {
  try {
    const result = listener?.(...values)
    // An async listener fails later.
    if (result instanceof Promise) result.catch(report)
  } catch (error) {
    report(error)
  }
}

// Thrown on, it would end a Node process; browsers have `reportError` for exactly this.
function report(error: unknown) {
  if (typeof reportError === 'function') reportError(error)
  else console.error(error)
}
