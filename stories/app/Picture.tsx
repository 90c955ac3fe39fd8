import { type ImgHTMLAttributes, useEffect, useState } from 'react'
import { drawAvatar } from '../../src/avatar/index.ts'
import { isThirdParty } from './isThirdParty.ts'

interface Drawn {
  of: string
  url: string
}

/**
 * An `<img>`. Whatever it asks of another host is drawn in the page instead, so that no user id and no request leave
 * this machine; any other address is loaded as it is.
 */
export function Picture({ src, alt, ...props }: ImgHTMLAttributes<HTMLImageElement>) {
  const [drawn, setDrawn] = useState<Drawn>()
  const address = isThirdParty(src) ? src : undefined

  useEffect(() => {
    if (address === undefined) return
    let url: string | undefined
    let isGone = false
    const show = (svg: string) => {
      if (isGone) return
      url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
      setDrawn({ of: address, url })
    }
    drawAvatar(address).then(show, () => setDrawn({ of: address, url: 'data:,' }))
    return () => {
      isGone = true
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [address])

  if (address === undefined) return <img {...props} src={src} alt={alt} />
  const url = drawn?.of === address ? drawn.url : undefined
  return <img {...props} src={url} alt={alt} data-drawing={url === undefined || undefined} />
}
