import type { StorybookConfig } from '@storybook/react-vite'
import { mergeConfig, type Plugin } from 'vite'
import { curlLines, warning } from '../src/mock/greeting.ts'
import { mockApi } from '../src/mock/vite.ts'

// Storybook runs Vite inside its own server, so the plugin cannot find out where it listens. And Vite's own logger goes
// through Storybook's, as does the console, and breaks long lines: nothing could be pasted.
const announceMock = (origin: string): Plugin => ({
  name: 'announce-mock',
  configureServer() {
    if (process.env['VITEST']) return
    process.stdout.write(`\n  profile-kit mock on ${origin}\n${curlLines(origin, 'demo')}\n  ${warning}\n\n`)
  },
})

const config: StorybookConfig = {
  framework: '@storybook/react-vite',
  stories: ['../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  // Nothing here talks to anyone but this machine.
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  features: { sidebarOnboardingChecklist: false },
  // The other reader, react-docgen-typescript, needs an API that TypeScript 7 no longer has.
  typescript: { reactDocgen: 'react-docgen' },
  viteFinal: (vite, { configType, port }) =>
    mergeConfig(vite, {
      plugins:
        configType === 'DEVELOPMENT'
          ? [mockApi({ quiet: true }), announceMock(`http://127.0.0.1:${port}`)]
          : [],
      // The page draws ten thousand rows on purpose; its size says nothing about the package's.
      build: {
        chunkSizeWarningLimit: 2000,
        // For older targets light-dark() is rewritten into something that knows no `color-scheme` set by a script,
        // as the toolbar's theme is.
        cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
      },
    }),
}

export default config
