'use client'
import { notifyManager } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Profile } from '../api/schemas.ts'
import type { DisplayProfile } from '../query/display/DisplayProfile.ts'
import { observeProfile, unwatched } from '../query/observe/observeProfile.ts'
import { toReadyProfile } from '../query/display/toDisplayProfile.ts'
import { throwNoProvider, useOptionalProfileKit } from './ProfileContext.ts'
import { type ObserveOptions, useObserveOptions } from './useObserveOptions.ts'
import { warnOfName } from './warnOfName.ts'

/** A user to read, or a profile that is already there, which wins. */
interface Person {
  userId?: string | undefined
  profile?: Profile | undefined
}

type KnownPerson = Person & ({ userId: string } | { profile: Profile })

/**
 * What to show for a person; `undefined` for nobody. Renders again only when something else shows.
 * Only a user to read needs a provider.
 */
export function useShownProfile(person: KnownPerson, options?: ObserveOptions): DisplayProfile
export function useShownProfile(person: Person, options?: ObserveOptions): DisplayProfile | undefined
export function useShownProfile(
  { userId, profile }: Person,
  options: ObserveOptions = {},
): DisplayProfile | undefined {
  const { client = null, queryClient, show } = useOptionalProfileKit() ?? {}
  const { enabled, staleTime, gcTime } = useObserveOptions(options)
  const given = useMemo(() => {
    warnOfName(profile)
    return profile && toReadyProfile(profile.user_id, profile)
  }, [profile])
  const observed = useMemo(() => {
    if (given || userId == null) return unwatched(given)
    return observeProfile(queryClient ?? throwNoProvider(), client, userId, { enabled, staleTime, gcTime })
  }, [given, queryClient, client, userId, enabled, staleTime, gcTime])
  const subscribe = useCallback(
    (listener: () => void) => observed.subscribe(notifyManager.batchCalls(listener)),
    [observed],
  )
  useEffect(() => observed.attach())
  const getSnapshot = () => observed.getSnapshot()
  const known = useSyncExternalStore<DisplayProfile | undefined>(subscribe, getSnapshot, getSnapshot)
  return known && show ? show(known) : known
}
