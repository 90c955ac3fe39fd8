import { resolve } from 'node:path'
import { build } from 'esbuild'
import { type Browser, chromium, type Page } from 'playwright'
import { browserLaunch } from '../../test/browser-launch.ts'

/** A page in Chromium whose scripts find what these modules of `src` export under `kit`. */
export async function openKit(...modules: string[]): Promise<{ browser: Browser; page: Page }> {
  const { outputFiles } = await build({
    stdin: {
      contents: modules.map((module) => `export * from './src/${module}'`).join('\n'),
      resolveDir: resolve('.'),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    globalName: 'kit',
  })
  const browser = await chromium.launch(await browserLaunch())
  const page = await browser.newPage()
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' })
  return { browser, page }
}
