/** WCAG's contrast of what is painted on top with what is painted below it, each in any notation. */
export function contrast(top: string, ...below: string[]): number {
  const [darker = 0, lighter = 0] = [luminance(...below, top), luminance(...below)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** WCAG's relative luminance of colours laid over each other, as the browser paints them. */
function luminance(...colors: string[]): number {
  const context = new OffscreenCanvas(1, 1).getContext('2d')
  if (!context) throw new Error('There is no canvas')
  for (const color of colors) {
    context.fillStyle = color
    context.fillRect(0, 0, 1, 1)
  }
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
