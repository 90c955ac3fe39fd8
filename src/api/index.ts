export { createProfileClient } from './createProfileClient.ts'
export { fallbackProfile } from './fallbackProfile.ts'
export { ProfileKitError, isProfileKitError } from './errors.ts'
export type { FallbackProfileOptions } from './fallbackProfile.ts'
export type { ProfileClientOptions } from './settings.ts'
export type { TokenContext, TokenSource } from './tokens.ts'
export type { RetryOptions } from './retry.ts'
export type { Routes } from './routes.ts'
export type { ProfileKitEvent, ProfileKitEventHandler } from './events.ts'
export type { ProfileKitErrorCode } from './errors.ts'
export type {
  ClientInspection,
  LeaderboardPageOptions,
  Priority,
  ProfileClient,
  ProfileResult,
  RequestOptions,
} from './ProfileClient.ts'
export type { LeaderboardEntry, LeaderboardPage, LeaderboardRank, Profile, ProfileChange } from './schemas.ts'
