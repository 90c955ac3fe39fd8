import { queryOptions } from '@tanstack/react-query'
import { ProfileKitError } from '../api/errors.ts'
import type { Profile } from '../api/schemas.ts'
import { pinnedOptions } from './pinnedOptions.ts'
import { profileKeys } from './profileKeys.ts'
import type { ProfileKey } from './profileOptions.ts'
import type { ReadOptions } from './ReadOptions.ts'

/** Stands for a profile that cannot be asked for: nobody is signed in, or it is not known yet whose it is. */
export const idleProfileOptions: ReadOptions<Profile, ProfileKey> = queryOptions<
  Profile,
  ProfileKitError,
  Profile,
  ProfileKey
>({
  ...pinnedOptions,
  // No client has an empty scope, so nothing is ever written here.
  queryKey: profileKeys.profile('', ''),
  // Reached by `refetch` alone.
  queryFn: () =>
    Promise.reject(
      new ProfileKitError(
        'unauthorized',
        'nobody is signed in, or the user id is not known yet, so there was nothing to read. ' +
          'Refetch only where there is both a client and a user id.',
      ),
    ),
})
