'use client'
import { useMemo, useSyncExternalStore } from 'react'
import { getInitials } from '../avatar/getInitials.ts'
import { getTint } from '../avatar/getTint.ts'
import type { Profile } from '../api/schemas.ts'
import { choosePicture, type PictureChoice } from '../query/choosePicture.ts'
import type { DisplayProfile } from '../query/DisplayProfile.ts'
import { type ProfileKit, useOptionalProfileKit } from './ProfileContext.ts'
import { useDrawnFace } from './useDrawnFace.ts'
import { type ImageEvents, useImageEvents } from './useImageEvents.ts'
import { useShownProfile } from './useShownProfile.ts'

const DEFAULT_SIZE = 40

export interface UseProfileAvatarOptions {
  /** Width and height in CSS pixels. Default: 40. */
  size?: number | undefined
}

/**
 * How far the picture is: there is `none`, it is `loading` or `loaded`, it has `failed`, or its address is
 * `blocked`. After the last two, a face drawn here stands in wherever the tenant is known.
 */
export type PictureStatus = 'none' | 'loading' | 'loaded' | 'failed' | 'blocked'

export interface ProfileAvatarImageProps extends Pick<ImageEvents, 'ref' | 'onLoad' | 'onError'> {
  /** `undefined` where there is no picture to show, or not yet. */
  src: string | undefined
  alt: string
  width: number
  height: number
  referrerPolicy: 'no-referrer'
  decoding: 'async'
  draggable: false
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
 * or drawn in the page. With a `profile` in hand it needs no provider and makes no request to the service.
 *
 * @example
 * const { imgProps, initials } = useProfileAvatar(userId, { size: 32 })
 * return imgProps.src ? <img {...imgProps} /> : <span>{initials}</span>
 */
export function useProfileAvatar(
  person: string | { profile: Profile },
  options?: UseProfileAvatarOptions,
): UseProfileAvatarResult {
  const shown = useShownProfile(typeof person === 'string' ? { userId: person } : person)
  return useAvatarOf(useOptionalProfileKit(), shown, options)
}

/** The picture of somebody who is shown already. */
export function useAvatarOf(
  kit: ProfileKit | undefined,
  display: DisplayProfile,
  { size = DEFAULT_SIZE }: UseProfileAvatarOptions = {},
): UseProfileAvatarResult {
  const choice = usePictureChoice(kit, display)
  const { outcomeOf, ...events } = useImageEvents(JSON.stringify([display.userId, display.avatarUrl]))
  const address = choice.source === 'load' ? choice.address : undefined
  const outcome = outcomeOf(address)
  const loadable = outcome === 'failed' ? undefined : address
  const face = useDrawnFace(loadable === undefined ? faceOf(choice) : undefined)
  // A content security policy may refuse `data:` pictures.
  const src = loadable ?? (face && outcomeOf(face) !== 'failed' ? face : undefined)
  return {
    picture: pictureOf(choice, { face, src, outcome }),
    reason: choice.source === 'blocked' ? choice.reason : display.reason,
    initials: display.name && getInitials(display.name),
    tint: getTint(display.userId),
    imgProps: {
      referrerPolicy: 'no-referrer',
      decoding: 'async',
      draggable: false,
      width: size,
      height: size,
      alt: display.name,
      src,
      ...events,
    },
  }
}

function usePictureChoice(kit: ProfileKit | undefined, display: DisplayProfile): PictureChoice {
  const { client, avatars } = kit ?? {}
  const tenantId = display.profile?.tenant_id || client?.tenantId
  const generated = avatars?.generated ?? 'local'
  const hosts = avatars?.hosts
  const page = usePage()
  return useMemo(
    () =>
      choosePicture(display, {
        tenantId,
        service: client?.avatar,
        generated,
        // The server may know the service by another address, and the first frame has to be its.
        origin: page === undefined ? undefined : client?.origin,
        hosts,
        page,
      }),
    [display, tenantId, client, generated, hosts, page],
  )
}

const noSubscription = () => () => undefined

/** The page's address; `undefined` on the server, and while hydrating what it has rendered. */
function usePage(): string | undefined {
  return useSyncExternalStore(
    noSubscription,
    () => globalThis.location?.href,
    () => undefined,
  )
}

/** The face to draw where nothing is loaded. */
function faceOf(choice: PictureChoice): string | undefined {
  if (choice.source === 'draw') return choice.address
  return choice.source === 'load' || choice.source === 'blocked' ? choice.standIn : undefined
}

function pictureOf(
  { source }: PictureChoice,
  {
    face,
    src,
    outcome,
  }: { face: string | null | undefined; src: string | undefined; outcome: PictureStatus | undefined },
): PictureStatus {
  if (source === 'unknown') return 'loading'
  if (source === 'none' || source === 'blocked') return source
  if (source === 'load') return outcome ?? 'loading'
  if (face === undefined) return 'loading'
  return src === undefined ? 'failed' : 'loaded'
}
