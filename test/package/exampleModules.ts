import type { ComponentType, ReactElement, ReactNode } from 'react'

// By glob, because static imports of 'profile-kit' would need a build before the types can be checked.
const examples = import.meta.glob<unknown>(['../../examples/**/*.{ts,tsx}', '!**/*.test.tsx'])
const built = import.meta.glob<unknown>('../../dist/{,api/,mock/}index.js')

/** What the examples export, as far as the tests use it. */
interface Examples {
  'no-backend.tsx': { App: ComponentType }
  'first-leaderboard.tsx': { WeeklyBoard: ComponentType<{ userId: string | undefined }> }
  'row.tsx': { Author: ComponentType<{ userId: string }>; Standings: ComponentType }
  'mentions.tsx': {
    Mention: ComponentType<{ userId: string }>
    Participants: ComponentType<{ userIds: string[] }>
  }
  'rename.tsx': { Rename: ComponentType<{ userId: string }> }
  'script.ts': { greet: (userId: string) => Promise<string> }
  'loader.ts': {
    loadBoard: (
      queryClient: import('@tanstack/react-query').QueryClient,
      client: import('../../src/api/ProfileClient.ts').ProfileClient,
    ) => Promise<import('../../src/api/schemas.ts').Profile | undefined>
  }
  'faces.ts': {
    faceOf: (tenantId: string, userId: string) => Promise<string>
    placeholderOf: (name: string, userId: string, pictureUrl: string) => object
  }
  'mock-on-a-port.ts': object
  'next/Profiles.tsx': { Profiles: ComponentType<{ userId: string; children?: ReactNode }> }
  'next/page.tsx': { default: () => Promise<ReactElement> }
}

interface Built {
  '': typeof import('../../src/index.ts')
  'api/': typeof import('../../src/api/index.ts')
  'mock/': typeof import('../../src/mock/index.ts')
}

/** An example, which imports the built package under its public names, as an app would. */
export const loadExample = <File extends keyof Examples>(file: File) =>
  load<Examples[File]>(examples, `../../examples/${file}`)

/** An entry of the built package: the very modules that the examples get. */
export const loadBuilt = <Entry extends keyof Built>(entry: Entry) =>
  load<Built[Entry]>(built, `../../dist/${entry}index.js`)

async function load<Module>(modules: Record<string, () => Promise<unknown>>, path: string): Promise<Module> {
  const find = modules[path]
  if (!find) throw new Error(`there is no ${path}`)
  return (await find()) as Module
}
