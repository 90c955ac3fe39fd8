import { mutationOptions, type UseMutationOptions, type WithRequired } from '@tanstack/react-query'
import { isProfileKitError, ProfileKitError } from '../api/errors.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import type { Profile, ProfileChange } from '../api/schemas.ts'
import { attendSession } from './session/attendSession.ts'
import { companionsOf } from './session/companions.ts'
import { inTurn } from './write/inTurn.ts'
import { pinnedMutationOptions } from './pinnedOptions.ts'
import { beginEdit } from './write/profileEdits.ts'
import { profileKeys } from './profileKeys.ts'
import { saveProfile } from './write/saveProfile.ts'
import { writeProfile } from './write/writeProfile.ts'

type UpdateOptions = WithRequired<UseMutationOptions<Profile, ProfileKitError, ProfileChange>, 'mutationKey'>

/**
 * Everything TanStack Query needs to change one profile. The new name and picture show at once, in every
 * place that shows this person, and are taken back when the service refuses. Changes of one user are sent one
 * after the other; one that waits and is overwritten by a later one is not sent.
 *
 * Where an answer gets lost, a read decides: success where the change was made, else an error whose `outcome` is
 * `'none'` where it was not, and `'unknown'` where that cannot be told.
 */
export function updateProfileOptions(client: ProfileClient, userId: string): UpdateOptions {
  const queryKey = profileKeys.profile(client.scope, userId)
  return mutationOptions<Profile, ProfileKitError, ProfileChange>({
    ...pinnedMutationOptions,
    // With the user in it: without, TanStack Query hands a pending change over to the next user's options.
    mutationKey: profileKeys.update(client.scope, userId),
    // All of it here, not in `onMutate` and its like: a callback of the app's own takes the place of ours, and one of
    // its MutationCache that throws keeps them from being called.
    async mutationFn(change, { client: queryClient }) {
      attendSession(queryClient, client)
      const endEdit = beginEdit(queryClient, queryKey, change)
      try {
        const profile = await inTurn(client, userId, change, (next) =>
          saveProfile(queryClient, client, userId, next),
        )
        writeProfile(queryClient, client, profile)
        for (const companion of companionsOf(queryClient, client.scope)) companion.note?.(profile)
        return profile
      } catch (error) {
        // The service could not be asked whether it has done it. Nobody waits for the next try.
        if (isProfileKitError(error) && error.outcome === 'unknown')
          void queryClient.invalidateQueries({ queryKey, exact: true })
        throw error
      } finally {
        endEdit()
      }
    },
  })
}

/** While nobody is signed in, nothing can be changed. */
export const refusedUpdateOptions: UpdateOptions = mutationOptions<Profile, ProfileKitError, ProfileChange>({
  ...pinnedMutationOptions,
  mutationKey: profileKeys.update('', ''),
  mutationFn: () =>
    Promise.reject(
      new ProfileKitError(
        'unauthorized',
        'nobody is signed in (the provider has client={null}), so nothing was changed. ' +
          'Offer changes only while useProfileClient() gives a client.',
      ),
    ),
})
