import type { QueryClient } from '@tanstack/react-query'
import type { ProfileClient } from '../../api/ProfileClient.ts'
import { isRecord } from '../../internal/isRecord.ts'
import { addCompanion, type Companion } from '../session/companions.ts'
import { forgetExceptIn } from '../forgetProfile.ts'
import { profileKeys } from '../profileKeys.ts'
import { requireStableScope } from '../requireStableScope.ts'
import { parseData } from '../transfer/parseSavedQuery.ts'
import { writeProfile } from '../write/writeProfile.ts'

// Tabs of another release of the app, with other messages, are on another channel.
const VERSION = 1

type Message = { type: 'changed'; profile: unknown } | { type: 'forgotten'; userId: string }

/**
 * Passes changes of profiles on to the other tabs of this login, and shows theirs: a rename in one is seen in all,
 * without a request. `forgetProfile` travels too. Does nothing outside a page.
 *
 * @returns how to end it. It ends by itself when the client is disposed.
 * @throws {Error} without a `session`
 *
 * @example
 * useEffect(() => (client ? syncTabs(queryClient, client) : undefined), [queryClient, client])
 */
export function syncTabs(queryClient: QueryClient, client: ProfileClient): () => void {
  const { scope, signal } = client
  requireStableScope(client, 'syncTabs')
  // On a server, where Node has channels too, requests would meet on it.
  const isPage = typeof document !== 'undefined' && typeof BroadcastChannel !== 'undefined'
  if (!isPage || signal.aborted) return () => undefined

  const channel = new BroadcastChannel(`profile-kit:${VERSION}:${scope}`)
  const send = (message: Message) => {
    channel.postMessage(message)
  }
  const companion: Companion = {
    // Changes alone: what another tab shows, it has read itself, and reads of this one would be news to nobody.
    note(profile) {
      send({ type: 'changed', profile })
    },
    async forget(userId) {
      send({ type: 'forgotten', userId })
    },
  }

  function receive(message: unknown) {
    // Any script of this origin may write to the channel.
    if (!isRecord(message)) return
    const { type, profile, userId } = message
    if (type === 'changed') show(profile)
    if (type === 'forgotten' && typeof userId === 'string')
      void forgetExceptIn(companion, queryClient, scope, userId)
  }

  function show(data: unknown) {
    const userId = isRecord(data) ? data['user_id'] : undefined
    const profile = typeof userId === 'string' ? parseData(client, userId, data) : undefined
    // Whom this tab has never shown, it need not keep: it would read them when it does.
    if (profile && queryClient.getQueryState(profileKeys.profile(scope, profile.user_id)))
      writeProfile(queryClient, client, profile)
  }

  channel.addEventListener('message', ({ data }) => receive(data))
  const ends = [
    addCompanion(queryClient, scope, companion),
    () => channel.close(),
    () => signal.removeEventListener('abort', stop),
  ]
  function stop() {
    for (const end of ends.splice(0)) end()
  }
  signal.addEventListener('abort', stop)
  return stop
}
