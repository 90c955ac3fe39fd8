/// <reference types="vitest/config" />
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import { storybookTest } from '@storybook/addon-vitest/vitest-plugin'
import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type UserConfig } from 'vite'
import packageJson from './package.json' with { type: 'json' }

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

// What an app installs stays an import in dist: it is shared with the app, and updated without us.
const installed = Object.keys({ ...packageJson.dependencies, ...packageJson.peerDependencies })
const isExternal = (id: string) =>
  id.startsWith('node:') ||
  builtinModules.includes(id) ||
  installed.some((name) => id === name || id.startsWith(`${name}/`))

export default defineConfig(async (): Promise<UserConfig> => {
  // Only Vitest needs a browser: `vite build` and Storybook load this file too.
  const launchOptions = process.env['VITEST']
    ? await (await import('./test/browser-launch.ts')).browserLaunch()
    : {}
  const browser = () => ({
    enabled: true,
    headless: true,
    screenshotFailures: false,
    provider: playwright({ launchOptions }),
    instances: [{ browser: 'chromium' as const }],
  })

  // Pages measure frames and wait for pictures: they want the machine to themselves.
  const afterNode = { groupOrder: 1 }

  return {
    plugins: [react()],
    build: {
      lib: {
        formats: ['es'],
        entry: {
          index: path('src/index.ts'),
          'api/index': path('src/api/index.ts'),
          'query/index': path('src/query/index.ts'),
          'avatar/index': path('src/avatar/index.ts'),
          'mock/index': path('src/mock/index.ts'),
          'mock/node': path('src/mock/node.ts'),
          'mock/vite': path('src/mock/vite.ts'),
          'mock/node-only': path('src/mock/node-only.ts'),
          'mock/cli': path('src/mock/cli.ts'),
          styles: path('src/components/styles.css'),
        },
      },
      target: 'es2022',
      minify: false,
      cssCodeSplit: true,
      sourcemap: true,
      rolldownOptions: {
        // One file per module: each keeps its own "use client", and the output mirrors the .d.ts tree.
        output: { preserveModules: true, preserveModulesRoot: 'src', entryFileNames: '[name].js' },
        external: isExternal,
      },
    },
    test: {
      // Long enough for two slow cores; a test that hangs still ends.
      testTimeout: 30_000,
      projects: [
        { extends: true, test: { name: 'unit', environment: 'node', include: ['test/**/*.unit.test.ts'] } },
        {
          extends: true,
          test: {
            name: 'dom',
            environment: 'happy-dom',
            include: ['test/**/*.dom.test.tsx'],
            setupFiles: ['test/support/setup-dom.ts'],
          },
        },
        {
          extends: true,
          // Found while tests run, they would make Vite reload them.
          optimizeDeps: {
            include: [
              '@emotion/styled',
              '@mui/material/Box',
              '@tanstack/query-persist-client-core',
              'fast-check',
              'idb-keyval',
              'tailwindcss',
            ],
          },
          test: {
            name: 'browser',
            include: ['test/**/*.browser.test.tsx'],
            browser: browser(),
            sequence: afterNode,
          },
        },
        {
          extends: true,
          test: {
            name: 'package',
            environment: 'node',
            include: ['test/package/*.test.ts'],
            // Builds first: these tests read dist as an app would.
            globalSetup: ['test/package/build.ts'],
          },
        },
        {
          extends: true,
          plugins: [storybookTest({ configDir: path('.storybook') })],
          test: { name: 'stories', browser: browser(), sequence: afterNode },
        },
      ],
    },
  }
})
