import { addons } from 'storybook/manager-api'
import { create } from 'storybook/theming'

const system =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif'

const prefersDark = window.matchMedia('(prefers-color-scheme: dark)').matches

addons.setConfig({
  theme: create({
    base: prefersDark ? 'dark' : 'light',
    brandTitle: 'profile-kit',
    brandUrl: './',
    brandTarget: '_self',
    fontBase: system,
  }),
  layoutCustomisations: {
    // A page is looked at as a whole; its parts have their controls and checks in the stories below it.
    showPanel: ({ storyId }, byDefault) => (storyId?.startsWith('app-') ? false : byDefault),
  },
})
