import { page } from 'vitest/browser'

/** Takes a picture of an element, and tells what is painted where another one within it is: four bytes a pixel. */
export async function paint(root: Element): Promise<(element: Element) => string> {
  const base64 = await page.screenshot({ element: root, save: false })
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
  const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d')
  if (!context) throw new Error('There is no canvas')
  context.drawImage(picture, 0, 0)
  const { left, top } = root.getBoundingClientRect()
  return (element) => {
    const box = element.getBoundingClientRect()
    const [x, y] = [Math.round(box.left - left), Math.round(box.top - top)]
    return context.getImageData(x, y, Math.round(box.width), Math.round(box.height)).data.join()
  }
}
