export { Leaderboard } from './components/leaderboard/Leaderboard.tsx'
export { LeaderboardRank } from './components/leaderboard/LeaderboardRank.tsx'
export { LeaderboardScore } from './components/leaderboard/LeaderboardScore.tsx'
export { ProfileAvatar } from './components/profile-avatar/ProfileAvatar.tsx'
export { ProfileCard } from './components/profile-card/ProfileCard.tsx'
export { ProfileGroup } from './components/profile-group/ProfileGroup.tsx'
export { ProfileEditor } from './components/profile-editor/ProfileEditor.tsx'
export { ProfileName } from './components/profile-name/ProfileName.tsx'
export { ProfileRoot } from './components/profile-root/ProfileRoot.tsx'
export { HydratedProfiles } from './hooks/HydratedProfiles.tsx'
export { ProfileProvider } from './hooks/ProfileProvider.tsx'
export { useCreateProfileClient } from './hooks/useCreateProfileClient.ts'
export { useCurrentProfile } from './hooks/useCurrentProfile.ts'
export { useDisplayProfile } from './hooks/useDisplayProfile.ts'
export { useLeaderboard } from './hooks/useLeaderboard.ts'
export { useProfile } from './hooks/useProfile.ts'
export { useProfileAvatar } from './hooks/useProfileAvatar.ts'
export { useProfileClient } from './hooks/useProfileClient.ts'
export { useProfiles } from './hooks/useProfiles.ts'
export { useSuspenseProfile } from './hooks/useSuspenseProfile.ts'
export { useSuspenseProfiles } from './hooks/useSuspenseProfiles.ts'
export { useUpdateProfile } from './hooks/useUpdateProfile.ts'

export type {
  LeaderboardActions,
  LeaderboardProps,
  LeaderboardState,
} from './components/leaderboard/LeaderboardProps.ts'
export type { LeaderboardPartState, LeaderboardRankProps } from './components/leaderboard/LeaderboardRank.tsx'
export type { LeaderboardRow } from './components/leaderboard/LeaderboardRow.ts'
export type { LeaderboardScoreProps } from './components/leaderboard/LeaderboardScore.tsx'
export type { RankedEntry } from './components/leaderboard/toRows.ts'
export type { ProfileAvatarProps, ProfileAvatarState } from './components/profile-avatar/ProfileAvatar.tsx'
export type { ProfileCardProps } from './components/profile-card/ProfileCard.tsx'
export type { ProfileGroupProps, ProfileGroupState } from './components/profile-group/ProfileGroup.tsx'
export type {
  ProfileEditorProps,
  ProfileEditorState,
} from './components/profile-editor/ProfileEditorProps.ts'
export type { ProfileNameProps } from './components/profile-name/ProfileName.tsx'
export type { ProfileRootProps, ProfileState } from './components/profile-root/ProfileRoot.tsx'
export type { PartProps, RenderedProps } from './components/usePart.ts'
export type { HydratedProfilesProps } from './hooks/HydratedProfiles.tsx'
export type { Labels, PluralLabel } from './hooks/labels.ts'
export type { ProfileProviderProps } from './hooks/ProfileProvider.tsx'
export type { UseDisplayProfileOptions } from './hooks/useDisplayProfile.ts'
export type { UseLeaderboardOptions, UseLeaderboardResult } from './hooks/useLeaderboard.ts'
export type { UseProfileOptions } from './hooks/useProfile.ts'
export type {
  ProfileAvatarImageProps,
  UseProfileAvatarOptions,
  UseProfileAvatarResult,
} from './hooks/useProfileAvatar.ts'
export type { PictureStatus } from './hooks/usePicture.ts'
export type { UseProfilesOptions } from './hooks/useProfiles.ts'
export type { Display } from './query/display/createShow.ts'
export type { DisplayProfile, FallbackReason } from './query/display/DisplayProfile.ts'
export type { ProfilesSnapshot } from './query/observe/ProfilesObserver.ts'

export type { ProfileKitError, ProfileKitErrorCode } from './api/errors.ts'
export type { ProfileClient } from './api/ProfileClient.ts'
export type { LeaderboardEntry, LeaderboardPage, Profile, ProfileChange } from './api/schemas.ts'
export type { ProfileClientOptions } from './api/settings.ts'
