// One pixel. A policy goes by the scheme, whatever the picture.
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIABAP///wAAACwAAAAAAQABAAACAkQBADs='
let answer: boolean | Promise<boolean> | undefined

/**
 * Whether the page may show drawings: its content security policy refuses each of them or none, for as long as it is
 * there. One is tried, once, before a whole board of them is refused; later answers need no promise.
 */
export function canShowDrawings(): boolean | Promise<boolean> {
  return (answer ??= tryOne().then((isShown) => (answer = isShown)))
}

async function tryOne(): Promise<boolean> {
  if (typeof Image === 'undefined') return true
  const image = new Image()
  image.src = PIXEL
  // Some test DOMs decode nothing.
  return (await image.decode?.().catch(() => false)) ?? true
}
