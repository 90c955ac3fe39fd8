import { callSafely } from '../internal/callSafely.ts'
import type { AvatarOptions, PictureRequest } from './AvatarOptions.ts'
import { requireText } from './requireText.ts'

export interface ImageSource {
  src: string
  /** The same picture for screens with more pixels. */
  srcSet?: string | undefined
}

/**
 * Where an `<img>` gets a picture from that is allowed. Which screen it will be on is for the browser to find out: a
 * server does not know, and a window moves. `undefined` where the app's `transformUrl` throws: it may be there so that
 * the picture's own host is not asked.
 */
export function toImageSource(
  picture: Omit<PictureRequest, 'dpr'>,
  transformUrl: AvatarOptions['transformUrl'],
): ImageSource | undefined {
  if (!transformUrl) return { src: picture.url }
  return callSafely(() => {
    const urls = [1, 2, 3].map((dpr) => toAddress(transformUrl({ ...picture, dpr })))
    const [src] = urls
    if (!src) return undefined
    return { src, srcSet: urls.every((url) => url === src) ? undefined : urls.map(toCandidate).join(', ') }
  })
}

function toAddress(url: string | URL): string {
  return requireText(typeof url === 'object' ? url.href : url, 'transformUrl', 'a string or a URL')
}

// A space would end the address.
function toCandidate(url: string, index: number): string {
  return `${url.replaceAll(' ', '%20')} ${index + 1}x`
}
