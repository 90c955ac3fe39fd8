import type { ProfileClient } from '../../api/ProfileClient.ts'
import type { Profile, ProfileChange } from '../../api/schemas.ts'
import { getOrInsert } from '../../internal/getOrInsert.ts'

interface Draft {
  /** Rises with every change. */
  order: number
  change: ProfileChange
  send: (change: ProfileChange) => Promise<Profile>
  settle: (outcome: Profile | Promise<never>) => void
}

/** There while something is being sent. */
interface Turns {
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
  const ofClient = getOrInsert(turns, client, () => new Map<string, Turns>())
  const underWay = ofClient.get(userId)
  const ofUser = underWay ?? { waiting: [], last: 0 }
  ofClient.set(userId, ofUser)
  return new Promise((settle) => {
    ofUser.waiting.push({ order: ++ofUser.last, change, send, settle })
    if (!underWay) void sendAll(ofUser, () => ofClient.delete(userId))
  })
}

async function sendAll(ofUser: Turns, onEnd: () => void): Promise<void> {
  for (let draft = takeNext(ofUser); draft; draft = takeNext(ofUser)) {
    const { order, change, send, settle } = draft
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
  onEnd()
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
