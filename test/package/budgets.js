/**
 * What each thing an app may import costs at most, minified and gzipped, in bytes (1 kB = 1000 bytes), before anything
 * lazy is loaded. React, React DOM and React Query are the app's own and are not counted.
 *
 * @type {{ name: string; code: string; limit: number }[]}
 */
export const sizeBudgets = [
  {
    name: 'profile-kit/api',
    code: `export * from 'profile-kit/api'`,
    limit: 12_000,
  },
  {
    name: 'useProfile + provider',
    code: `export { ProfileProvider, useProfile } from 'profile-kit'`,
    limit: 6_000,
  },
  {
    name: 'client + provider + avatar + name',
    code: `export { createProfileClient } from 'profile-kit/api'
           export { ProfileAvatar, ProfileName, ProfileProvider } from 'profile-kit'`,
    limit: 20_000,
  },
  {
    name: 'client + provider + Leaderboard',
    code: `export { createProfileClient } from 'profile-kit/api'
           export { Leaderboard, ProfileProvider } from 'profile-kit'`,
    limit: 34_000,
  },
]

/** What `npm install profile-kit` adds to an app at most, peers not counted. Bytes are of the unpacked files. */
export const dependencyBudget = { packages: 7, bytes: 3_000_000 }
