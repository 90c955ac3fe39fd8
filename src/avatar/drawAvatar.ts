import { createFaceMemo } from './createFaceMemo.ts'
import { parseUrl } from './parseUrl.ts'

const FACES_KEPT = 500

// DiceBear reads no further; cut here too, so that one huge address cannot fill the memo.
const SEED_LENGTH = 1024

const faces = createFaceMemo(async (seed) => {
  const { drawAdventurer } = await import('./adventurer.ts')
  return drawAdventurer(seed)
}, FACES_KEPT)

function seedOf(avatarUrl: string): string | undefined {
  // Only the query matters, so an address without a host will do.
  return parseUrl(avatarUrl, 'https://any.invalid')?.searchParams.get('seed')?.slice(0, SEED_LENGTH)
}

/**
 * Draws the face of a generated address here, without any request to the service it names: the SVG text that
 * DiceBear 9.4 makes of its `seed` in the style "Adventurer", whatever the host. Show it through an `<img>`
 * (see `toDataUri`): put into a page as markup, several drawings would clash by their ids.
 *
 * The 500 faces used last are remembered. The drawings are by Lisa Wischofsky, CC BY 4.0; each carries its
 * attribution in `<metadata>`, which has to stay. Rejects with an `Error` when the address has no `seed`, and
 * when the drawing code could not be loaded; asking again then tries again.
 *
 * @example
 * image.src = toDataUri(await drawAvatar(getAvatarUrl({ tenantId, userId })))
 */
export async function drawAvatar(avatarUrl: string): Promise<string> {
  const seed = seedOf(avatarUrl)
  if (seed === undefined) {
    throw new Error(
      'profile-kit: drawAvatar() was given an address without a `seed`, so there is nothing to draw from. ' +
        'Pass an address of getAvatarUrl(), or one for which getAvatarSeed() answers; load other pictures as they are.',
    )
  }
  return faces.draw(seed)
}

/** The face `drawAvatar` has already drawn for this address, if it is still remembered. Synchronous, for first frames. */
export function peekAvatar(avatarUrl: string): string | undefined {
  const seed = seedOf(avatarUrl)
  return seed === undefined ? undefined : faces.peek(seed)
}
