import { afterEach } from 'vitest'

const added: HTMLStyleElement[] = []

afterEach(() => {
  for (const sheet of added.splice(0)) sheet.remove()
})

/** Puts a stylesheet before or after all others, until the test is over. */
export function addSheet(css: string, place: 'first' | 'last' = 'last'): void {
  const sheet = document.createElement('style')
  sheet.textContent = css
  if (place === 'first') document.head.prepend(sheet)
  else document.head.append(sheet)
  added.push(sheet)
}
