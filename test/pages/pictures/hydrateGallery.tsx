import { hydrateRoot } from 'react-dom/client'
import { countShifts } from './countShifts.ts'
import { galleryAt } from './galleryAt.tsx'

/** A browser's part: takes over what the server has rendered. */
export function hydrateGallery() {
  const root = document.getElementById('root')
  if (!root) throw new Error('the page has no root')
  hydrateRoot(root, galleryAt(new URL(location.href)))
  // Two frames after: effects have run, and what they have led to has been painted.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => Object.assign(globalThis, { hydrated: true, shifts: countShifts() })),
  )
}
