export { dehydrateProfiles } from './transfer/dehydrateProfiles.ts'
export { displayName } from '../avatar/displayName.ts'
export type { DisplayProfile, FallbackReason } from './display/DisplayProfile.ts'
export { forgetProfile } from './forgetProfile.ts'
export { hydrateProfiles } from './transfer/hydrateProfiles.ts'
export { isProfileKitQuery } from './isProfileKitQuery.ts'
export { leaderboardOptions, type LeaderboardOptions } from './leaderboardOptions.ts'
export { peekProfile } from './peekProfile.ts'
export {
  persistProfiles,
  type PersistProfilesOptions,
  type ProfilePersistence,
} from './persist/persistProfiles.ts'
export { prefetchProfiles, type PrefetchProfilesOptions } from './prefetchProfiles.ts'
export { profileKeys } from './profileKeys.ts'
export { profileOptions } from './profileOptions.ts'
export type { ProfileStorage } from './persist/ProfileStorage.ts'
export { seedProfiles } from './seedProfiles.ts'
export { serializeState } from './transfer/serializeState.ts'
export { syncTabs } from './persist/syncTabs.ts'
export { toDisplayProfile, type ProfileState } from './display/toDisplayProfile.ts'
export { updateProfileOptions } from './updateProfileOptions.ts'
