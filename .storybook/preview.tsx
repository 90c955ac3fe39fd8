import type { Decorator, Preview } from '@storybook/react-vite'
import { type ReactNode, useEffect } from 'react'
import { UPDATE_GLOBALS } from 'storybook/internal/core-events'
import { addons } from 'storybook/preview-api'
import { mockScenarios, type MockScenario } from '../src/mock/index.ts'
import '../src/components/styles.css'
import type { KitParameters } from '../stories/support/kitParameters.ts'
import { StoryStage } from '../stories/support/StoryStage.tsx'
import '../stories/support/stage.css'

const AS_TOLD = 'as the story says'

const withService: Decorator = (Story, { globals, parameters, id }) => {
  const kit: KitParameters = parameters['profileKit'] ?? {}
  return (
    <StoryStage
      key={id}
      parameters={kit}
      scenario={findScenario(globals['scenario']) ?? kit.scenario ?? 'healthy'}
      onScenario={tellToolbar}
      locale={String(globals['locale'])}
    >
      <Story />
    </StoryStage>
  )
}

function tellToolbar(scenario: MockScenario) {
  addons.getChannel().emit(UPDATE_GLOBALS, { globals: { scenario } })
}

const withLook: Decorator = (Story, { globals, viewMode, parameters }) => {
  const theme = String(globals['theme'])
  const direction = globals['direction'] === 'rtl' ? 'rtl' : 'ltr'
  return (
    <Look theme={theme} direction={direction} locale={String(globals['locale'])} isPage={viewMode !== 'docs'}>
      <div className="stage" data-layout={parameters['layout']}>
        <Story />
      </div>
    </Look>
  )
}

interface LookProps {
  theme: string
  direction: 'ltr' | 'rtl'
  locale: string
  /** On a page of its own the story may dress the whole document; among others, only itself. */
  isPage: boolean
  children: ReactNode
}

function Look({ theme, direction, locale, isPage, children }: LookProps) {
  useEffect(() => {
    if (!isPage) return
    const root = document.documentElement
    root.style.colorScheme = theme
    root.dir = direction
    root.lang = locale
  }, [theme, direction, locale, isPage])
  return (
    <div style={{ colorScheme: theme }} dir={direction} lang={locale}>
      {children}
    </div>
  )
}

function findScenario(value: unknown): MockScenario | undefined {
  return mockScenarios.find((scenario) => scenario === value)
}

/** What its doc comment says in words: tags and examples are for editors, and Markdown would take JSX for HTML. */
function describe(component: { __docgenInfo?: { description?: string } } | null): string {
  return component?.__docgenInfo?.description?.split(/^@/m)[0] ?? ''
}

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [withService, withLook],
  initialGlobals: { scenario: AS_TOLD, theme: 'light', direction: 'ltr', locale: 'en' },
  globalTypes: {
    scenario: {
      description: 'How the service is doing',
      toolbar: {
        title: 'Scenario',
        icon: 'lightning',
        items: [
          { value: AS_TOLD, title: 'Scenario: as the story says' },
          ...mockScenarios.map((value) => ({ value, title: `Scenario: ${value}` })),
        ],
        dynamicTitle: true,
      },
    },
    theme: {
      description: 'Light or dark',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        items: [
          { value: 'light', title: 'Light', icon: 'sun' },
          { value: 'dark', title: 'Dark', icon: 'moon' },
        ],
        dynamicTitle: true,
      },
    },
    direction: {
      description: 'Writing direction',
      toolbar: {
        title: 'Direction',
        icon: 'transfer',
        items: [
          { value: 'ltr', title: 'Left to right' },
          { value: 'rtl', title: 'Right to left' },
        ],
        dynamicTitle: true,
      },
    },
    locale: {
      description: 'For numbers and dates; texts are the labels of the app',
      toolbar: {
        title: 'Locale',
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'de', title: 'Deutsch' },
          { value: 'fr', title: 'Français' },
          { value: 'ar', title: 'العربية' },
          { value: 'hi', title: 'हिन्दी' },
          { value: 'ja', title: '日本語' },
        ],
        dynamicTitle: true,
      },
    },
  },
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: { extractComponentDescription: describe },
    options: { storySort: { order: ['App', 'Components', 'Examples'] } },
  },
}

export default preview
