import type { ProfileClient } from '../api/ProfileClient.ts'

/**
 * Clients made in a render that React has not committed. It may drop that render, above all where something inside
 * suspends, and then nobody ever logs them out: what they have read goes with the client that took their place.
 */
export const draftClients = new WeakSet<ProfileClient>()
