import { waitFor, within } from 'storybook/test'
import { PATIENCE } from './findPart.ts'

/** The picture of this person, as soon as it is one: letters stand there before, and are an image too. */
export function findPicture(canvasElement: HTMLElement, name: string): Promise<HTMLImageElement> {
  return waitFor(
    () => {
      const image = within(canvasElement).getByRole('img', { name })
      if (!(image instanceof HTMLImageElement)) throw new Error(`${name} has no picture yet`)
      return image
    },
    { timeout: PATIENCE },
  )
}
