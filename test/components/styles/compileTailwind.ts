import { compile } from 'tailwindcss'
import tailwind from 'tailwindcss/index.css?raw'
import kit from '../../../src/components/styles.css?raw'

const sheets = new Map([
  ['tailwindcss', tailwind],
  ['profile-kit/styles.css', kit],
])

/** The stylesheet that Tailwind makes of an app's own and of the classes on its page. */
export async function compileTailwind(css: string, classes: string): Promise<string> {
  const compiler = await compile(css, {
    loadStylesheet(path) {
      const content = sheets.get(path)
      if (content === undefined) return Promise.reject(new Error(`There is no ${path}`))
      return Promise.resolve({ path, base: '', content })
    },
  })
  return compiler.build(classes.split(' '))
}
