import type { ServerResponse } from 'node:http'
import { QueryClient } from '@tanstack/react-query'
import { createProfileClient, type ProfileClientOptions } from 'profile-kit/api'
import { dehydrateProfiles, prefetchProfiles, serializeState } from 'profile-kit/query'
import { renderToPipeableStream } from 'react-dom/server'
import { App } from './App.tsx'

/** Answers one request. Its cache and client are its own, so nothing of one visitor can reach another. */
export async function renderBoard(response: ServerResponse, login: ProfileClientOptions) {
  const queryClient = new QueryClient()
  const client = createProfileClient(login) // with `session` and `tenantId`, the same as in the browser
  response.on('close', () => client.dispose()) // who leaves takes along what was asked for them

  const { entries } = await client.getLeaderboard('weekly', { limit: 20 })
  const userIds = entries.map(({ user_id }) => user_id)
  await prefetchProfiles(queryClient, client, userIds)
  const page = serializeState({ entries, profiles: dehydrateProfiles(queryClient, client) })

  const { pipe } = renderToPipeableStream(
    <App client={client} queryClient={queryClient} entries={entries} />,
    {
      bootstrapModules: ['/client.js'],
      onShellReady() {
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.write('<!doctype html><html lang="en"><title>This week</title>')
        response.write(`<script type="application/json" id="page">${page}</script><div id="root">`)
        pipe(response)
      },
      onShellError() {
        response.writeHead(500).end()
      },
    },
  )
}
