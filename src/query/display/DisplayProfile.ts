import type { ProfileKitErrorCode } from '../../api/errors.ts'
import type { Profile } from '../../api/schemas.ts'

/** Why a stand-in is shown: the code of the last failure, or nobody is signed in. */
export type FallbackReason = ProfileKitErrorCode | 'signed-out'

/**
 * Something to show for a person, whatever happened. `avatarUrl` is `undefined` where no picture is known; `name` is
 * cleaned and cut for the screen, `profile.name` is as it was typed.
 */
export type DisplayProfile = { userId: string } & (
  | { status: 'loading'; name: ''; avatarUrl?: undefined; profile?: undefined; reason?: undefined }
  | { status: 'ready'; name: string; avatarUrl: string | undefined; profile: Profile; reason?: undefined }
  | {
      status: 'fallback'
      name: string
      avatarUrl: string | undefined
      reason: FallbackReason
      profile?: undefined
    }
)
