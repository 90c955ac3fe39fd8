import { facesOf } from './faces.ts'
import { parseUrl } from './parseUrl.ts'

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
  // Only the query matters, so an address without a host will do.
  const seed = parseUrl(avatarUrl, 'https://any.invalid')?.searchParams.get('seed')
  if (typeof seed !== 'string') {
    throw new Error(
      'profile-kit: drawAvatar() was given an address without a `seed`, so there is nothing to draw from. ' +
        'Pass an address of getAvatarUrl(), or one for which getAvatarSeed() answers; load other pictures as they are.',
    )
  }
  return facesOf(undefined)(seed)
}
