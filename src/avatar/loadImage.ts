import type { ImageSource } from './toImageSource.ts'

/** Loads a picture ahead, and tells whether it can be shown. Where nothing is shown, as on a server, it is not loaded. */
export async function loadImage({ src, srcSet }: ImageSource): Promise<boolean> {
  // Test DOMs have the class, and no pictures.
  if (!('decode' in (globalThis.Image?.prototype ?? {}))) return true
  const image = new Image()
  image.referrerPolicy = 'no-referrer'
  if (srcSet) image.srcset = srcSet
  image.src = src
  return image.decode().then(
    () => true,
    () => false,
  )
}
