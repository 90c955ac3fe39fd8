import { mutationOptions } from '@tanstack/react-query'
import { ProfileKitError } from '../api/errors.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { Profile, ProfileChange } from '../api/schemas.ts'
import { beginEdit, endEdit } from './profileEdits.ts'
import { profileKeys } from './profileKeys.ts'
import { writeProfile } from './writeProfile.ts'

/**
 * Everything TanStack Query needs to change one profile. The new name and picture show at once, in every
 * place that shows this person, and are taken back when the service refuses.
 */
export function updateProfileOptions(client: ProfileClient, userId: string) {
  const queryKey = profileKeys.profile(client.scope, userId)
  return mutationOptions<Profile, ProfileKitError, ProfileChange>({
    // With the user in it: without, TanStack Query hands a pending change over to the next user's options.
    mutationKey: profileKeys.update(client.scope, userId),
    mutationFn: (change) => client.updateProfile(userId, change),
    retry: false,
    networkMode: 'always',
    throwOnError: false,
    meta: { profileKit: true },
    onMutate(change, { client: queryClient }) {
      beginEdit(queryClient, queryKey, change)
    },
    onSuccess(profile, _change, _edit, { client: queryClient }) {
      writeProfile(queryClient, client, profile)
    },
    async onSettled(_profile, error, change, _edit, { client: queryClient }) {
      endEdit(queryClient, queryKey, change)
      // The service may have done it although no good answer came: ask.
      if (error?.outcome === 'unknown') await queryClient.invalidateQueries({ queryKey, exact: true })
    },
  })
}

/** While nobody is signed in, nothing can be changed. */
export const refusedUpdateOptions = mutationOptions<Profile, ProfileKitError, ProfileChange>({
  mutationKey: profileKeys.update('', ''),
  mutationFn: () =>
    Promise.reject(
      new ProfileKitError(
        'unauthorized',
        'nobody is signed in (the provider has client={null}), so nothing was changed. ' +
          'Offer changes only while useProfileClient() gives a client.',
      ),
    ),
  retry: false,
  networkMode: 'always',
  throwOnError: false,
})
