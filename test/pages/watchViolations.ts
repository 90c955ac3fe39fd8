import type { Page } from 'playwright'

/** What the content security policies of a page's documents have refused, and whom. To be called before it is opened. */
export async function watchViolations(page: Page): Promise<readonly string[]> {
  const violations: string[] = []
  await page.exposeFunction('report', (violation: string) => violations.push(violation))
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      Reflect.get(globalThis, 'report')(`${effectiveDirective} ${blockedURI}`),
    ),
  )
  return violations
}
