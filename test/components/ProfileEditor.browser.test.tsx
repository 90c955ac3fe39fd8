import '../../src/components/styles.css'
import { cleanup, render, screen } from '@testing-library/react'
import axe from 'axe-core'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { ProfileEditor } from '../../src/components/profile-editor/ProfileEditor.tsx'
import type { ProfileEditorProps } from '../../src/components/profile-editor/ProfileEditorProps.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { setup, type SetupOptions } from '../support/setup.tsx'

afterEach(cleanup)

const ada = { user_id: 'ada', name: 'Ada Lovelace' }
const upload: ProfileEditorProps['onPickPicture'] = () => new Promise(() => undefined)

async function openEditor(options: SetupOptions = {}, around = <></>) {
  const kit = setup({ profiles: [ada], ...options })
  const view = render(
    <main>
      {around}
      <ProfileEditor userId="ada" onPickPicture={upload} />
      <a href="#after">After</a>
    </main>,
    { wrapper: kit.wrapper },
  )
  await comesAlive()
  return { ...kit, ...view }
}

const field = () => screen.getByLabelText<HTMLInputElement>('Name')
const button = (name: string) => screen.getByRole('button', { name })
const comesAlive = () => vi.waitFor(() => expect(field().matches(':enabled')).toBe(true))
const ends = (outcome: string) => vi.waitFor(() => expect(editor().dataset['outcome']).toBe(outcome))

function editor(): HTMLElement {
  const form = document.querySelector('form')
  if (!form) throw new Error('There is no form')
  return form
}

/** The name of what has the focus. */
function focused(): string | null | undefined {
  const { activeElement } = document
  return activeElement instanceof HTMLInputElement
    ? activeElement.labels?.[0]?.textContent
    : activeElement?.textContent
}

test('by keyboard: every control in order, Enter saves, Escape takes back', async () => {
  const { api } = await openEditor({}, <a href="#before">Before</a>)
  screen.getByText('Before').focus()
  const stops: unknown[] = []
  for (let step = 0; step < 5; step++) {
    await userEvent.tab()
    stops.push(focused())
  }
  expect(stops).toEqual(['Name', 'Save', 'New picture', 'Choose a picture…', 'After'])

  field().focus()
  await userEvent.keyboard('{End} King')
  await userEvent.keyboard('{Escape}')
  expect(field().value).toBe('Ada Lovelace')
  await userEvent.keyboard('{Enter}')
  expect(api.requests.countBy({ method: 'PUT' })).toBe(0)
  await userEvent.keyboard('{End} King{Enter}')
  await ends('saved')
  expect(api.requests.countBy({ method: 'PUT' })).toBe(1)
  expect(field().value).toBe('Ada Lovelace King')
  expect(document.activeElement).toBe(field())
})

test('by keyboard: after a refusal the focus is at the field, and what goes away hands it on', async () => {
  const { api } = await openEditor()
  api.failNext({ method: 'PUT', status: 422 })
  field().focus()
  await userEvent.keyboard('{End} King')
  await userEvent.tab()
  await userEvent.keyboard('[Space]')
  await ends('refused')
  expect(document.activeElement).toBe(field())
  await userEvent.keyboard('{Escape}')

  api.failNext({ method: 'PUT', status: 403 })
  button('New picture').focus()
  await userEvent.keyboard('{Enter}')
  await ends('failed')
  button('Try again').focus()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(button('New picture')).toBe(document.activeElement))
  await ends('saved')
  button('Undo').focus()
  await userEvent.keyboard('{Enter}')
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull())
  expect(document.activeElement).toBe(button('New picture'))
})

test('in a dialog, Escape takes a change back before it closes the dialog', async () => {
  const { wrapper } = setup({ profiles: [ada] })
  render(
    <dialog>
      <ProfileEditor userId="ada" />
    </dialog>,
    { wrapper },
  )
  const dialog = document.querySelector('dialog')
  dialog?.showModal()
  await comesAlive()
  field().focus()
  await userEvent.keyboard('{End} King{Escape}')
  expect(field().value).toBe('Ada Lovelace')
  expect(dialog?.open).toBe(true)
  await userEvent.keyboard('{Escape}')
  expect(dialog?.open).toBe(false)
})

test('nothing moves when the profile comes, and when it is told how a change went', async () => {
  const { api, wrapper } = setup({ profiles: [ada] })
  const release = api.failNext({ delay: 50 })
  render(<ProfileEditor userId="ada" onPickPicture={upload} />, { wrapper })
  const places = () =>
    [editor(), ...editor().querySelectorAll('label, input, button, [data-profile-kit="avatar"]')].map(
      (part) => {
        const { left, top, width, height } = part.getBoundingClientRect()
        return [left, top, width, height]
      },
    )
  const before = places()
  await comesAlive()
  release()
  expect(places()).toEqual(before)
  await userEvent.type(field(), ' King')
  expect(places()).toEqual(before)
  await userEvent.keyboard('{Enter}')
  await ends('saved')
  expect(places()).toEqual(before)
})

test.each([320, 375, 900])(
  'at %i pixels everything is there, and large enough for a finger',
  async (width) => {
    const name = 'W'.repeat(100)
    const { api } = await openEditor({ profiles: [{ user_id: 'ada', name }] })
    document.body.style.inlineSize = `${width}px`
    api.failNext({ method: 'PUT', status: 403 })
    await userEvent.type(field(), '!{Enter}')
    await ends('failed')
    const { right } = editor().getBoundingClientRect()
    expect(right).toBeLessThanOrEqual(width)
    for (const part of editor().querySelectorAll('*')) {
      expect(part.getBoundingClientRect().right).toBeLessThanOrEqual(right)
    }
    for (const control of [field(), button('Save'), button('New picture')]) {
      expect(control.offsetHeight).toBeGreaterThanOrEqual(44)
    }
    expect(screen.getByText('Choose a picture…').offsetHeight).toBeGreaterThanOrEqual(44)
    expect(button('Try again').offsetHeight).toBeGreaterThanOrEqual(24)
    document.body.style.inlineSize = ''
  },
)

test('a picture that was picked covers the former one until it is saved', async () => {
  await openEditor()
  const canvas = document.createElement('canvas')
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
  await userEvent.upload(screen.getByLabelText('Choose a picture…'), new File([blob ?? ''], 'ada.png'))
  const preview = await vi.waitFor(() => {
    const image = editor().querySelector<HTMLImageElement>('img[src^="blob:"]')
    expect(image?.naturalWidth).toBe(canvas.width)
    return image
  })
  const avatar = editor().querySelector('[data-profile-kit="avatar"]')
  expect(preview?.getBoundingClientRect()).toEqual(avatar?.getBoundingClientRect())
})

test('SSR-04 the server’s form is taken over without complaint, and comes alive', async () => {
  const { client, queryClient, wrapper: Wrapper } = setup({ profiles: [ada] })
  seedProfiles(queryClient, client, [await client.getProfile('ada')])
  const page = (
    <Wrapper>
      <ProfileEditor userId="ada" onPickPicture={upload} />
    </Wrapper>
  )
  const container = document.createElement('div')
  container.innerHTML = renderToString(page)
  document.body.append(container)
  expect(field().value).toBe('Ada Lovelace')
  expect(field().matches(':enabled')).toBe(false)
  const complaints: unknown[] = []
  const root = hydrateRoot(container, page, { onRecoverableError: (error) => complaints.push(error) })
  await comesAlive()
  expect(complaints).toEqual([])
  root.unmount()
  container.remove()
})

test.each(['light', 'dark'])('axe finds nothing to say, %s', async (scheme) => {
  document.documentElement.style.colorScheme = scheme
  document.body.style.background = 'Canvas'
  const { api } = await openEditor()
  const complaints = async () => {
    const { violations } = await axe.run(editor())
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
  }
  expect(await complaints()).toEqual([])
  for (const status of [422, 403]) {
    api.failNext({ method: 'PUT', status })
    await userEvent.type(field(), '!{Enter}')
    await ends(status === 422 ? 'refused' : 'failed')
    expect(await complaints()).toEqual([])
  }
  document.documentElement.style.colorScheme = ''
  document.body.style.background = ''
})
