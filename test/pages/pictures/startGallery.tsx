import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { countShifts } from './countShifts.ts'
import type { Shown } from './Gallery.tsx'

/** In a page: waits to be told whom to show, by `globalThis.show(people)`. Each time, the page is ready at once. */
export function startGallery(render: (people: readonly Shown[]) => ReactNode) {
  const element = document.getElementById('root')
  if (!element) throw new Error('the page has no root')
  const root = createRoot(element)
  const show = (people: readonly Shown[]) => flushSync(() => root.render(render(people)))
  Object.assign(globalThis, { show, shifts: countShifts() })
}
