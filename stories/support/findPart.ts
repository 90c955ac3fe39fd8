import { waitFor } from 'storybook/test'

/** Milliseconds: long enough for a machine that is busy, and for healing. */
export const PATIENCE = 12_000

/** The first part of this name that shows these `data-*` values, as soon as there is one. */
export function findPart(
  canvasElement: HTMLElement,
  name: string,
  data: Readonly<Record<string, string>> = {},
): Promise<HTMLElement> {
  const values = Object.entries(data).map(([key, value]) => `[data-${key}="${value}"]`)
  const selector = `[data-profile-kit="${name}"]${values.join('')}`
  return waitFor(
    () => {
      const part = canvasElement.querySelector<HTMLElement>(selector)
      if (!part) throw new Error(`There is no ${selector} on screen`)
      return part
    },
    { timeout: PATIENCE },
  )
}
