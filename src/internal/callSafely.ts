/** Calls a listener of the app's. Its bug must not become ours, but it must not be silent either. */
export function callSafely<TArguments extends unknown[]>(
  listener: ((...values: TArguments) => void) | undefined,
  ...values: TArguments
): void {
  try {
    listener?.(...values)
  } catch (error) {
    // Thrown later, it would end a Node process; browsers have `reportError` for exactly this.
    if (typeof reportError === 'function') reportError(error)
    else console.error(error)
  }
}
