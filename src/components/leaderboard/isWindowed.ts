/** Up to here every row is rendered: for print, for finding in the page, for pages without script. */
const PLAIN_ROWS = 100

/** Whether a board of `count` rows renders some of them only. */
export function isWindowed(count: number): boolean {
  return count > PLAIN_ROWS
}
