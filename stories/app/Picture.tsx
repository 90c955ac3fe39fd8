import { type ImgHTMLAttributes, useEffect, useState } from 'react'
import { drawAvatar } from '../../src/avatar/index.ts'
import { isThirdParty } from './isThirdParty.ts'

export interface PictureProps extends ImgHTMLAttributes<HTMLImageElement> {
  /** Answers for the page's own origin. */
  getPicture: typeof fetch
}

interface Loaded {
  of: string
  url: string
}

/**
 * An `<img>`, whose picture comes from this page: the mock service answers for its own addresses, and what is asked of
 * another host is drawn here, so that no user id and no request leave this machine.
 */
export function Picture({ getPicture, src, alt, ...props }: PictureProps) {
  const [loaded, setLoaded] = useState<Loaded>()

  useEffect(() => {
    if (src === undefined) return
    let url: string | undefined
    let isGone = false
    load(src, getPicture).then(
      (picture) => {
        if (isGone) return
        url = URL.createObjectURL(picture)
        setLoaded({ of: src, url })
      },
      () => setLoaded({ of: src, url: 'data:,' }),
    )
    return () => {
      isGone = true
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [src, getPicture])

  const url = loaded?.of === src ? loaded?.url : undefined
  const isLoading = src !== undefined && url === undefined
  return <img {...props} src={url} alt={alt} data-loading={isLoading || undefined} />
}

/** Whatever comes back, as a browser takes it: an error page makes a broken picture by itself. */
async function load(address: string, getPicture: typeof fetch): Promise<Blob> {
  if (isThirdParty(address)) return new Blob([await drawAvatar(address)], { type: 'image/svg+xml' })
  return (await getPicture(address)).blob()
}
