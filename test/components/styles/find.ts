/** The first part of this name, such as `find('leaderboard-row', '[data-current]')`. */
export function find(name: string, narrower = ''): HTMLElement {
  const selector = `[data-profile-kit='${name}']${narrower}`
  const element = document.querySelector<HTMLElement>(selector)
  if (!element) throw new Error(`There is no ${selector}`)
  return element
}
