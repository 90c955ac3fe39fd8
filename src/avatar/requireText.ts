/** What a function of the app's has returned, if it is text: anything else would be shown as `[object Object]`. */
export function requireText(result: unknown, option: string, wanted: string): string {
  if (typeof result === 'string') return result
  throw new TypeError(
    `profile-kit: ${option} returned ${typeof result}, so no picture is shown. Return ${wanted}.`,
  )
}
