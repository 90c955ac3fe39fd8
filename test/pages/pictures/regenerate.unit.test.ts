/** A new picture, made by the service or not: what is to be seen of it, and which addresses are asked. */
import { expect, onTestFinished, test } from 'vitest'
import { type Behaviour, neverAnswer, profile, status } from '../../support/fault-server/behaviours.ts'
import { createFaultServer } from '../../support/fault-server/createFaultServer.ts'
import { openEye, openGallery } from './openGallery.ts'

/** Ada with a red picture, which may not be kept, and a service that answers a change like this. */
async function openRed(answer: (address: (color: string) => string) => Behaviour) {
  const service = await createFaultServer()
  onTestFinished(() => service.close())
  const eye = await openEye()
  const { page, pictures, show } = await openGallery({
    client: `
      import { NewPicture } from './test/pages/pictures/NewPicture.tsx'
      import { startGallery } from './test/pages/pictures/startGallery.tsx'
      startGallery(() => <NewPicture service=${JSON.stringify(service.url)} />)`,
  })
  const address = (color: string) => `${pictures.url}/fresh/${color}.png`
  service.use(({ method }) => (method === 'PUT' ? answer(address) : profile({ avatar_url: address('red') })))
  await show()
  await expect.poll(() => eye.see(page)).toBe('red')
  const film = await eye.film(page)
  /** Asks for another picture, and waits until it is known how that went. */
  async function make(outcome: string) {
    await page.getByRole('button').click()
    await page.locator('output', { hasText: outcome }).waitFor()
  }
  return { make, film, asked: () => pictures.log.map(({ path }) => path) }
}

test('IMG-15 the new picture takes the place of the former, whose address is not asked again', async () => {
  const { make, film, asked } = await openRed((address) => profile({ avatar_url: address('blue') }))
  await make('success')
  expect(await film.until('blue')).toEqual(['red', 'blue'])
  expect(asked()).toEqual(['/fresh/red.png', '/fresh/blue.png'])
})

test.each<{ service: string; outcome: string; answer: (address: (color: string) => string) => Behaviour }>([
  { service: 'fails', outcome: 'error', answer: () => status(500) },
  { service: 'does not answer', outcome: 'error', answer: () => neverAnswer() },
  {
    service: 'keeps the picture',
    outcome: 'success',
    answer: (address) => profile({ avatar_url: address('red') }),
  },
])('IMG-15 the former picture stays, and is not asked for again: the service $service', async (given) => {
  const { make, film, asked } = await openRed(given.answer)
  await make(given.outcome)
  expect(await film.until('red')).toEqual(['red'])
  expect(asked()).toEqual(['/fresh/red.png'])
})
