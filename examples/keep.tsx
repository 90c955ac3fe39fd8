import { IsRestoringProvider, useQueryClient } from '@tanstack/react-query'
import type { ProfileClient } from 'profile-kit/api'
import { persistProfiles, syncTabs } from 'profile-kit/query'
import { type ReactNode, useEffect, useState } from 'react'

interface KeptProfilesProps {
  client: ProfileClient // with a `session`
  children: ReactNode
}

/**
 * Profiles outlive a reload, and a rename in one tab shows in the others. Goes inside the `<QueryClientProvider>`,
 * around the `<ProfileProvider>`, with `key={client.scope}`: what is below asks for nothing until the storage was read.
 */
export function KeptProfiles({ client, children }: KeptProfilesProps) {
  const queryClient = useQueryClient()
  const [isRestoring, setIsRestoring] = useState(true)
  useEffect(() => {
    const { restored, stop } = persistProfiles(queryClient, client)
    const endSync = syncTabs(queryClient, client)
    restored.catch(console.error).finally(() => setIsRestoring(false))
    return () => {
      endSync()
      void stop()
    }
  }, [queryClient, client])
  return <IsRestoringProvider value={isRestoring}>{children}</IsRestoringProvider>
}
