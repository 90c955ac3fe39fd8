import { loadImage } from './loadImage.ts'

// One pixel. A policy goes by the scheme, whatever the picture.
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIABAP///wAAACwAAAAAAQABAAACAkQBADs='
let answer: boolean | Promise<boolean> | undefined

/**
 * Whether the page may show drawings: its content security policy refuses each of them or none, for as long as it is
 * there. One is tried, once, before a whole board of them is refused; later answers need no promise.
 */
export function canShowDrawings(): boolean | Promise<boolean> {
  return (answer ??= loadImage({ src: PIXEL }).then((isShown) => (answer = isShown)))
}
