import type { ProfileClient } from '../../api/ProfileClient.ts'

/**
 * Clients made in a render that React has not committed, or that belong to what it has unmounted. It drops renders, above
 * all where something inside suspends, and then nobody ever logs them out: what they have read goes with the client
 * that took their place.
 */
export const uncommittedClients = new WeakSet<ProfileClient>()
