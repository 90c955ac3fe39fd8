'use client'
import { useCallback, useState } from 'react'
import { getInitials } from '../avatar/getInitials.ts'
import { getTint } from '../avatar/getTint.ts'
import type { Profile } from '../api/schemas.ts'
import { type PictureProps, type PictureStatus, usePicture } from './usePicture.ts'
import { useShownProfile } from './useShownProfile.ts'

const DEFAULT_SIZE = 40

export interface UseProfileAvatarOptions {
  /** Width and height in CSS pixels. Default: 40. */
  size?: number | undefined
}

export interface ProfileAvatarImageProps extends PictureProps {
  alt: string
}

export interface UseProfileAvatarResult {
  picture: PictureStatus
  /** Why the address is blocked, or why a stand-in is shown instead of the profile. */
  reason: string | undefined
  /** Everything an `<img>` needs. The events have to reach it, so that a broken picture is noticed. */
  imgProps: ProfileAvatarImageProps
  /** One or two letters for where no picture is; empty while the name is not known. */
  initials: string
  /** 0 to 11, always the same for the same user. */
  tint: number
}

/**
 * A person's picture for an `<img>` of one's own, a component library or a canvas: loaded under the picture policy,
 * or drawn in the page. With a `profile` you already have, it needs no provider and makes no request to the service.
 *
 * Where the person can change, give the `<img>` their id as its `key`: browsers show the former picture until the next
 * is there, and that would be somebody else's.
 *
 * @example
 * const { imgProps, initials } = useProfileAvatar(userId, { size: 32 })
 * return imgProps.src ? <img key={userId} {...imgProps} /> : <span>{initials}</span>
 */
export function useProfileAvatar(
  person: string | { profile: Profile },
  { size = DEFAULT_SIZE }: UseProfileAvatarOptions = {},
): UseProfileAvatarResult {
  const shown = useShownProfile(typeof person === 'string' ? { userId: person } : person)
  // Nothing is set while the first frame is rendered: React 18 would take it for one that no server has rendered.
  const [loaded, setLoaded] = useState<string>()
  const onStatus = useCallback((status: PictureStatus, _image: unknown, address: string | undefined) => {
    // One that comes late may tell of another address by now. Of a drawing it is known without the event.
    if (status === 'loaded') setLoaded((now) => now ?? address)
    else setLoaded((now) => (now === address ? undefined : now))
  }, [])
  const { status, reason, address, imgProps } = usePicture(shown, size, onStatus)
  if (loaded !== undefined && loaded !== address) setLoaded(undefined)
  return {
    picture: loaded !== undefined && loaded === address ? 'loaded' : status,
    reason,
    initials: shown.name && getInitials(shown.name),
    tint: getTint(shown.userId),
    imgProps: { ...imgProps, alt: shown.name },
  }
}
