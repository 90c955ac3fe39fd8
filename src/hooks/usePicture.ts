'use client'
import { useMemo, useState, useSyncExternalStore } from 'react'
import { facesOf } from '../avatar/faces.ts'
import { type ImageSource, toImageSource } from '../avatar/toImageSource.ts'
import { callSafely } from '../internal/callSafely.ts'
import { now } from '../internal/now.ts'
import { choosePicture, type PictureChoice } from '../query/display/choosePicture.ts'
import { createPictureMemory, type PictureMemory } from '../query/display/createPictureMemory.ts'
import type { DisplayProfile } from '../query/display/DisplayProfile.ts'
import { useOptionalProfileKit } from './ProfileContext.ts'
import { useDrawnFace } from './useDrawnFace.ts'
import { useIsHydrated } from './useIsHydrated.ts'
import { type ImageEvents, type ImageOutcome, toImageEvents } from './toImageEvents.ts'

/**
 * How far the picture is: there is `none`, it is `loading` or `loaded`, it has `failed`, or its address is
 * `blocked`. After the last two, a face drawn here stands in wherever that can be.
 */
export type PictureStatus = 'none' | 'loading' | 'loaded' | 'failed' | 'blocked'

export interface Picture {
  /** As far as is known without the `<img>`: one that is `loading` may have loaded by now, as `onStatus` was told. */
  status: PictureStatus
  /** Why the address is blocked, or why a stand-in is shown instead of the profile. */
  reason: string | undefined
  /** The address that is loaded; `undefined` for a drawing, and where there is none. */
  address: string | undefined
  /** Whether a face is on its way, which letters would only announce. */
  isDrawing: boolean
  /** The same for all pictures of one person: an `<img>` may show the former until the next is there. */
  person: string
  imgProps: PictureProps
}

/** Everything an `<img>` needs but its text. */
export interface PictureProps extends ImageEvents {
  /** `undefined` where there is no picture to show, or not yet. */
  src: string | undefined
  /** The same picture for screens with more pixels, where `transformUrl` gives several. */
  srcSet: string | undefined
  width: number
  height: number
  referrerPolicy: 'no-referrer'
  loading: 'lazy'
  draggable: false
}

/** Without an `address` it is a drawing, or the picture before. */
type OnStatus = (status: PictureStatus, image: HTMLImageElement, address: string | undefined) => void

/** The picture of somebody who is shown. `onStatus` has to be the same function from render to render. */
export function usePicture(display: DisplayProfile, size: number, onStatus: OnStatus): Picture {
  const kit = useOptionalProfileKit()
  const { client, avatars, onEvent } = kit ?? {}
  const { userId } = display
  // Without a provider, each part remembers its own.
  const [ownMemory] = useState(() => kit?.pictures ?? createPictureMemory())
  const pictures = kit?.pictures ?? ownMemory
  const isHydrated = useIsHydrated()
  const page = isHydrated ? globalThis.location?.href : avatars?.page
  const tenantId = display.profile?.tenant_id || client?.tenantId
  const choice = useMemo(
    () =>
      choosePicture(display, {
        ...avatars,
        tenantId,
        service: client?.avatar,
        // The server may know the service by another address, and the first frame has to be its.
        origin: isHydrated ? client?.origin : undefined,
        page,
      }),
    [display, tenantId, client, avatars, page, isHydrated],
  )

  const { address } = choice
  const transformUrl = avatars?.transformUrl
  const version = display.profile?.updated_at ?? undefined
  const wanted = useMemo(
    () => (address === undefined ? undefined : toImageSource({ url: address, size, version }, transformUrl)),
    [address, size, version, transformUrl],
  )
  const loadable = useHasFailed(pictures, address) ? undefined : wanted
  const seed = loadable ? undefined : choice.seed
  const drawn = useDrawnFace(facesOf(avatars?.renderer), seed)
  const face = useHasFailed(pictures, drawn) ? null : drawn

  const status = statusOf(choice, loadable, face)
  const person = JSON.stringify([tenantId, userId])
  const source = useFormer(person, loadable ?? (face ? { src: face } : undefined), status === 'loading')
  // What fails with the `<img>`. A former picture is on its way out: it may.
  const loading = loadable && address
  const shown = loading ?? face
  const events = useMemo(() => {
    function report(outcome: ImageOutcome, image: HTMLImageElement) {
      if (outcome === 'failed' && shown && pictures.fail(shown, loadable) && loading)
        callSafely(onEvent, { type: 'picture-failed', at: now(), userId })
      onStatus(loading ? outcome : status, image, loading)
    }
    return toImageEvents(report, !isHydrated)
  }, [pictures, shown, loadable, loading, status, onStatus, isHydrated, onEvent, userId])
  return {
    status,
    reason: choice.reason ?? display.reason,
    address: loading,
    isDrawing: seed !== undefined && face === undefined,
    person,
    imgProps: {
      referrerPolicy: 'no-referrer',
      // No `decoding`: when it is asynchronous, Chromium paints a frame without the picture, cached or former.
      loading: 'lazy',
      draggable: false,
      width: size,
      height: size,
      srcSet: source?.srcSet,
      src: source?.src,
      ...events,
    },
  }
}

function useHasFailed(pictures: PictureMemory, address: string | null | undefined): boolean {
  return useSyncExternalStore(
    pictures.subscribe,
    () => !!address && pictures.hasFailed(address),
    () => false,
  )
}

function statusOf(
  { source }: PictureChoice,
  loadable: ImageSource | undefined,
  face: string | null | undefined,
): PictureStatus {
  if (source === 'none' || source === 'blocked') return source
  if (source === 'load') return loadable ? 'loading' : 'failed'
  // A drawing needs no network: it is there as soon as it is drawn.
  if (face === null) return 'failed'
  return face === undefined ? 'loading' : 'loaded'
}

/** What to show: while the next picture of a person is drawn, the former one. */
function useFormer(
  person: string,
  source: ImageSource | undefined,
  isComing: boolean,
): ImageSource | undefined {
  const [former, setFormer] = useState({ person, source })
  const next = source ?? (isComing && former.person === person ? former.source : undefined)
  if (former.person !== person || former.source?.src !== next?.src) setFormer({ person, source: next })
  return next
}
