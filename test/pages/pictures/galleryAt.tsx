import type { ReactNode } from 'react'
import { Gallery, type Shown } from './Gallery.tsx'

/** The gallery of an address: `people`, each so many `times`, and where their pictures come `through`, if anywhere. */
export function galleryAt({ searchParams }: URL): ReactNode {
  const people: readonly Shown[] = JSON.parse(searchParams.get('people') ?? '[]')
  const times = Number(searchParams.get('times') ?? 1)
  const everybody = people.flatMap(({ url, userId = 'ada' }) =>
    Array.from({ length: times }, (_, time) =>
      time === 0 ? { url, userId } : { url: `${url}?${time}`, userId: `${userId}-${time}` },
    ),
  )
  const through = searchParams.get('through')
  const transformUrl = through
    ? ({ url }: { url: string }) => url.replace(new URL(url).origin, through)
    : undefined
  return <Gallery people={everybody} provider={{ avatars: { transformUrl } }} />
}
