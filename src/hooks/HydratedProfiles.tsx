'use client'
import type { DehydratedState } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { beginHydration } from '../query/transfer/hydrateProfiles.ts'
import { useProfileKit } from './ProfileContext.ts'

export interface HydratedProfilesProps {
  /** What `dehydrateProfiles` gave on the server. */
  state: DehydratedState
  children?: ReactNode
}

/**
 * Gives what is inside the profiles that the server has read: names are in its HTML, and the browser requests none of
 * them. As `hydrateProfiles`, for state that comes as a prop: from a server component, or a route's loader.
 *
 * @example
 * // a server component
 * await prefetchProfiles(queryClient, client, userIds)
 * return <HydratedProfiles state={dehydrateProfiles(queryClient, client)}>…</HydratedProfiles>
 */
export function HydratedProfiles({ state, children }: HydratedProfilesProps) {
  const { client, queryClient } = useProfileKit()
  // While rendering, so that the first frame has names; what is shown elsewhere already must wait for the commit.
  const finish = useMemo(
    () => (client ? beginHydration(queryClient, client, state) : undefined),
    [queryClient, client, state],
  )
  useEffect(() => {
    finish?.()
  }, [finish])
  return children
}
