import { QueryClient } from '@tanstack/react-query'
import { createProfileClient, type ProfileClientOptions } from 'profile-kit/api'
import { hydrateProfiles } from 'profile-kit/query'
import { hydrateRoot } from 'react-dom/client'
import { App } from './App.tsx'

/** Takes over what the server has rendered: no request, and the first frame is the server's. */
export function startBoard(login: ProfileClientOptions) {
  const { entries, profiles } = JSON.parse(document.getElementById('page')?.textContent ?? '{}')
  const queryClient = new QueryClient()
  const client = createProfileClient(login) // its own base URL and token; the server's `session` and `tenantId`
  hydrateProfiles(queryClient, client, profiles)

  const root = document.getElementById('root')
  if (root) hydrateRoot(root, <App client={client} queryClient={queryClient} entries={entries} />)
}
