// `</script>` and `<!--` would end or swallow the page; the two separators ended a line of JavaScript until 2019.
const UNSAFE = /[<\u2028\u2029]/g

/**
 * JSON that may stand inside a `<script>`. What people call themselves cannot break out of it.
 *
 * @example
 * `<script type="application/json" id="profiles">${serializeState(state)}</script>`
 * // in the browser
 * hydrateProfiles(queryClient, client, JSON.parse(document.getElementById('profiles')?.textContent ?? 'null'))
 */
export function serializeState(state: object): string {
  return JSON.stringify(state).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
