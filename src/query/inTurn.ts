import type { ProfileClient } from '../api/ProfileClient.ts'
import type { Profile, ProfileChange } from '../api/schemas.ts'

interface Draft {
  /** Rises with every change, of whomever. */
  order: number
  change: ProfileChange
  settle: (outcome: Profile | Promise<never>) => void
}

interface Turns {
  isSending: boolean
  waiting: Draft[]
  last: number
}

const turns = new WeakMap<ProfileClient, Map<string, Turns>>()

/**
 * Sends the changes of one user one after the other. A change that has to wait, and that a later one overwrites in
 * full, is left out: it ends with the profile the later one has led to. Should the service refuse the later one,
 * the earlier is sent after all, so that the outcome is the same as if each had been sent.
 */
export function inTurn(
  client: ProfileClient,
  userId: string,
  change: ProfileChange,
  send: (change: ProfileChange) => Promise<Profile>,
): Promise<Profile> {
  const ofClient = turns.get(client) ?? new Map<string, Turns>()
  turns.set(client, ofClient)
  const ofUser = ofClient.get(userId) ?? { isSending: false, waiting: [], last: 0 }
  ofClient.set(userId, ofUser)
  return new Promise((settle) => {
    ofUser.waiting.push({ order: ++ofUser.last, change, settle })
    if (!ofUser.isSending) void sendAll(ofUser, send).then(() => ofClient.delete(userId))
  })
}

async function sendAll(ofUser: Turns, send: (change: ProfileChange) => Promise<Profile>): Promise<void> {
  ofUser.isSending = true
  for (let draft = takeNext(ofUser); draft; draft = takeNext(ofUser)) {
    const { order, change, settle } = draft
    try {
      const profile = await send(change)
      const isLeftOut = (other: Draft) => other.order < order && overwrites(change, other.change)
      const leftOut = ofUser.waiting.filter(isLeftOut)
      ofUser.waiting = ofUser.waiting.filter((other) => !isLeftOut(other))
      // Before the one that was sent, so that theirs is not for a moment the latest edit.
      for (const other of leftOut) other.settle(profile)
      settle(profile)
    } catch (error) {
      settle(Promise.reject(error))
    }
  }
  ofUser.isSending = false
}

/** The first that no later one makes superfluous. */
function takeNext(ofUser: Turns): Draft | undefined {
  const { waiting } = ofUser
  const next = waiting.find(
    ({ change }, index) => !waiting.slice(index + 1).some((later) => overwrites(later.change, change)),
  )
  ofUser.waiting = waiting.filter((draft) => draft !== next)
  return next
}

function overwrites(later: ProfileChange, earlier: ProfileChange): boolean {
  const { name, avatar_url, regenerate_avatar } = earlier
  return (
    // Each of these makes another picture: none stands for another.
    !regenerate_avatar &&
    (name === undefined || later.name !== undefined) &&
    (avatar_url === undefined || later.avatar_url !== undefined)
  )
}
