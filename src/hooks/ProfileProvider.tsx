'use client'
import { QueryClient, QueryClientContext, QueryClientProvider, replaceEqualDeep } from '@tanstack/react-query'
import {
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react'
import type { AvatarOptions } from '../avatar/AvatarOptions.ts'
import type { ProfileKitEventHandler } from '../api/events.ts'
import type { ProfileClient } from '../api/ProfileClient.ts'
import { createPictureMemory } from '../query/display/createPictureMemory.ts'
import { getOrInsert } from '../internal/getOrInsert.ts'
import { isServer } from '../internal/isServer.ts'
import { onAbort } from '../internal/onAbort.ts'
import { createShow, type Display } from '../query/display/createShow.ts'
import { getProfileGcTime, PROFILE_STALE_TIME } from '../query/profileOptions.ts'
import { startUpkeep } from '../query/session/startUpkeep.ts'
import { fillLabel } from './fillLabel.ts'
import type { Labels } from './labels.ts'
import { ProfileContext } from './ProfileContext.ts'
import { useEventCallback } from './useEventCallback.ts'
import { warnOfCopies } from './warnOfCopies.ts'

export interface ProfileProviderProps {
  /** One login at the service, from `useCreateProfileClient`. `null` is signed out: stand-ins, and no requests. */
  client: ProfileClient | null
  /** The signed-in user, for `useCurrentProfile` and for their row on a leaderboard. */
  currentUserId?: string | undefined
  /** How long a profile counts as fresh, in milliseconds. Default: 5 minutes. */
  staleTime?: number | undefined
  /** How long a profile is kept once nothing uses it, in milliseconds. Default: 30 minutes, and on a server for good. */
  gcTime?: number | undefined
  /** For numbers and dates, such as `de-CH`; the same on server and browser. Default: `en`. */
  locale?: string | undefined
  /** Texts of the kit in another language or tone. Default: English. Those left out stay as they are. */
  labels?: Partial<Labels> | undefined
  /**
   * Changes what is shown of people, everywhere, and never what is saved: names that are not to be read, deleted
   * accounts, a stream that tells nobody's name. Only `name` and `avatarUrl` of what it returns count; the name is
   * cleaned as any other, and an empty one is `User <id>`. Not called for those who are loading. It has to be pure,
   * and the same function from render to render, for what it makes is kept with it.
   */
  display?: Display | undefined
  /**
   * Shows a short id behind names that are taken for each other, such as `Ada` and `Аda`, while both are on screen, and
   * behind names that hold something like an id themselves. What finds them is loaded for the first name on screen;
   * server HTML has plain names. Default: `false`.
   */
  disambiguate?: boolean | undefined
  /** Where pictures come from. Its functions have to be the same from render to render. */
  avatars?: AvatarOptions | undefined
  /**
   * How many profiles that nothing on screen shows are kept in memory; those unused for longest go first.
   * Default: 2,000.
   */
  maxCachedProfiles?: number | undefined
  /** Told of what the client tells, and of pictures that could not be loaded; never of a token or a body. */
  onEvent?: ProfileKitEventHandler | undefined
  /**
   * Where profiles are cached. Default: the app's own, or a new one where the app has none. With another one,
   * everything inside is mounted anew: hooks of TanStack Query keep the one they began with.
   */
  queryClient?: QueryClient | undefined
  children?: ReactNode
}

/** Gives the hooks and components below it a client and a cache, and heals what failed. Renders nothing itself. */
export function ProfileProvider({
  client,
  currentUserId,
  staleTime = PROFILE_STALE_TIME,
  gcTime = getProfileGcTime(),
  locale,
  labels: givenLabels,
  display,
  disambiguate,
  avatars: givenAvatars,
  maxCachedProfiles,
  onEvent: givenOnEvent,
  queryClient: ownQueryClient,
  children,
}: ProfileProviderProps) {
  const outer = useContext(QueryClientContext)
  const [spare] = useState(() => createSpare(client))
  const queryClient = ownQueryClient ?? outer ?? spare
  const active = useActiveClient(client)
  useEffect(() => {
    // Counted: where it is mounted already, this changes nothing; where nobody else does, it knows of focus and network.
    queryClient.mount()
    const stop = active && startUpkeep(queryClient, active, maxCachedProfiles)
    return () => {
      stop?.()
      queryClient.unmount()
    }
  }, [queryClient, active, maxCachedProfiles])
  const onEvent = useEventCallback(givenOnEvent)
  useEffect(() => active?.subscribe(onEvent), [active, onEvent])

  useEffect(warnOfCopies, [])

  const [pictures] = useState(createPictureMemory)
  const avatars = useStable(givenAvatars)
  const labels = useStable(givenLabels)
  const standIn = labels?.user
  const show = useMemo(
    () =>
      createShow({
        display,
        standIn: standIn ? (userId) => fillLabel(standIn, { userId }) : undefined,
      }),
    [display, standIn],
  )
  const kit = useMemo(
    () => ({
      client: active,
      queryClient,
      currentUserId,
      staleTime,
      gcTime,
      locale,
      labels,
      show,
      avatars,
      pictures,
      onEvent,
      disambiguate,
    }),
    [
      active,
      queryClient,
      currentUserId,
      staleTime,
      gcTime,
      locale,
      labels,
      show,
      avatars,
      pictures,
      onEvent,
      disambiguate,
    ],
  )
  const caches = useChanges(queryClient)
  const provided = (
    <ProfileContext.Provider key={caches} value={kit}>
      {children}
    </ProfileContext.Provider>
  )
  return outer ? provided : <QueryClientProvider client={queryClient}>{provided}</QueryClientProvider>
}

const spares = new WeakMap<ProfileClient, QueryClient>()

/** For an app that has none. The same for the same client: React keeps no state of what suspends while mounting. */
function createSpare(client: ProfileClient | null): QueryClient {
  const create = () => new QueryClient()
  // A server's client may outlive the visitor.
  return client && !isServer() ? getOrInsert(spares, client, create) : create()
}

/** A disposed client is logged out: nothing it has read may be shown any longer. */
function useActiveClient(client: ProfileClient | null): ProfileClient | null {
  const subscribe = useCallback(
    (listener: () => void) => (client ? onAbort(client.signal, listener) : () => undefined),
    [client],
  )
  const isDisposed = () => client?.signal.aborted ?? false
  return useSyncExternalStore(subscribe, isDisposed, isDisposed) ? null : client
}

/** How often `value` has changed. */
function useChanges(value: object): number {
  const [last, setLast] = useState({ value, count: 0 })
  if (last.value !== value) setLast({ value, count: last.count + 1 })
  return last.count
}

/** The same object while it holds the same, so that one written into the JSX renders nothing again. */
function useStable<Value>(value: Value): Value {
  const [stable, setStable] = useState(value)
  const next = replaceEqualDeep(stable, value)
  if (next !== stable) setStable(next)
  return next
}
