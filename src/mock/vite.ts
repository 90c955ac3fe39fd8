import type { Connect, Plugin, PreviewServer, ViteDevServer } from 'vite'
import type { MockApi, MockApiOptions } from './createMockApi.ts'
import { createMockService } from './createMockService.ts'
import { curlLines, warning } from './greeting.ts'
import { createNodeListener } from './nodeListener.ts'

export interface MockApiPluginOptions extends MockApiOptions {
  /**
   * The address to print, such as `http://127.0.0.1:6006`. Needed where Vite runs inside another server, such as
   * Storybook's, and does not know its own.
   */
  origin?: string
  /** Prints nothing on start. Default `false`. */
  quiet?: boolean
}

/**
 * A Vite plugin that answers `/v1` and `/9.x` in the dev server and in the preview: the mock on the page's own origin,
 * with pictures of its own. The built app knows nothing of it. From other plugins and tests, `plugin.api` is the mock.
 *
 * Who may connect is Vite's to decide (`server.host`, `server.allowedHosts`). Tokens are read without being verified.
 *
 * @example
 * export default defineConfig({ plugins: [react(), mockApi({ tenantId: 'demo' })] })
 */
export function mockApi({ origin, quiet = false, ...options }: MockApiPluginOptions = {}): Plugin<MockApi> {
  const service = createMockService({ avatars: 'own', ...options })
  const listener = createNodeListener(service)

  const middleware: Connect.NextHandleFunction = (incoming, outgoing, next) => {
    if (/^\/(?:v1|9\.x)(?:[/?]|$)/.test(incoming.url ?? '')) listener(incoming, outgoing)
    else next()
  }

  function mount(server: ViteDevServer | PreviewServer) {
    server.middlewares.use(middleware)
    if (quiet) return
    const announce = (address: string) => {
      server.config.logger.info(
        `\n  profile-kit mock on ${address}\n${curlLines(address, options.tenantId ?? 'demo')}\n  ${warning}\n`,
      )
    }
    if (origin !== undefined) announce(origin)
    else {
      server.httpServer?.once('listening', () => {
        const address = server.httpServer?.address()
        if (typeof address === 'object' && address) announce(`http://localhost:${address.port}`)
      })
    }
  }

  return {
    name: 'profile-kit:mock',
    apply: 'serve',
    api: service.api,
    configureServer: mount,
    configurePreviewServer: mount,
  }
}
