import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import fc from 'fast-check'
import { renderToString } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { createProfileClient } from '../../src/api/createProfileClient.ts'
import { ProfileEditor } from '../../src/components/profile-editor/ProfileEditor.tsx'
import type { ProfileEditorProps } from '../../src/components/profile-editor/ProfileEditorProps.ts'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { createMockApi, type MockApi, type MockApiOptions } from '../../src/mock/createMockApi.ts'
import { createMockToken } from '../../src/mock/createMockToken.ts'
import type { MockFault } from '../../src/mock/faults.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { anyText } from '../avatar/arbitraries.ts'
import { userId as anyId } from '../support/generators.ts'
import { setup, type SetupOptions } from '../support/setup.tsx'
import { describeConformance } from './conformance.tsx'

describeConformance({
  name: 'editor',
  tag: 'form',
  state: ['status', 'reason', 'outcome'],
  holds: (element) => element.textContent.includes('Save'),
  element: (props) => <ProfileEditor userId="ada" {...props} />,
  wrapper: setup({ provider: { client: null } }).wrapper,
})

const ada = { user_id: 'ada', name: 'Ada Lovelace' }

type Props = Omit<ProfileEditorProps, 'userId'>

/** An editor of Ada's profile, beside her name as others see it. */
async function openEditor(options: SetupOptions = {}, props: Props = {}) {
  const kit = setup({ profiles: [ada, { user_id: 'bob', name: 'Bob' }], ...options })
  const page = (userId = 'ada', more: Props = props) => (
    <>
      <ProfileEditor userId={userId} {...more} />
      <ProfileName userId="ada" />
    </>
  )
  const view = render(page(), { wrapper: kit.wrapper })
  await waitFor(() => expect(editor()).toHaveAttribute('data-status', 'ready'))
  return { ...kit, ...view, page }
}

function find<Part extends Element>(selector: string): Part {
  const part = document.querySelector<Part>(selector)
  if (!part) throw new Error(`There is no ${selector}`)
  return part
}

const editor = () => find<HTMLFormElement>('[data-profile-kit="editor"]')
const outcome = () => editor().dataset['outcome']
const field = () => screen.getByLabelText<HTMLInputElement>('Name')
const button = (name: string) => screen.getByRole('button', { name })
const status = () => screen.getByRole('status').textContent
const shownName = () => find('[data-profile-kit="name"]').textContent

const type = (text: string) => fireEvent.change(field(), { target: { value: text } })
const save = () => fireEvent.click(button('Save'))
const escape = () => fireEvent.keyDown(field(), { key: 'Escape' })

const ends = (expected: string) => waitFor(() => expect(outcome()).toBe(expected))

const writes = (api: MockApi) => api.requests.countBy({ method: 'PUT' })

/** A service that does nothing about a change until it is let. */
function holdWrites(options: MockApiOptions = { profiles: [ada] }) {
  const api = createMockApi(options)
  let release = () => {}
  const isReleased = new Promise<void>((resolve) => (release = resolve))
  const held: typeof fetch = async (input, init) => {
    if (init?.method === 'PUT') await isReleased
    return api.fetch(input, init)
  }
  return { api, clientOptions: { fetch: held }, release: () => release() }
}

/** What the service was sent, in front of it. */
function watchBodies(api: MockApi) {
  const bodies: unknown[] = []
  const watched: typeof fetch = (input, init) => {
    if (typeof init?.body === 'string') bodies.push(JSON.parse(init.body))
    return api.fetch(input, init)
  }
  return { bodies, fetch: watched }
}

describe('the name', () => {
  test('is saved, and shows everywhere', async () => {
    const onSaved = vi.fn<NonNullable<ProfileEditorProps['onSaved']>>()
    const { api } = await openEditor({ strict: true }, { onSaved })
    expect(field()).toHaveValue('Ada Lovelace')
    type('Countess')
    save()
    await ends('saved')
    expect(status()).toBe('Saved.')
    expect(field()).toHaveValue('Countess')
    expect(shownName()).toBe('Countess')
    expect(writes(api)).toBe(1)
    expect(onSaved.mock.calls).toEqual([
      [expect.objectContaining({ name: 'Countess' }), { name: 'Countess' }],
    ])
    type('Countess of Lovelace')
    expect(outcome()).toBe('idle')
  })

  test('TXT-13 is in the field as it was typed once, and never as it is shown', async () => {
    const name = `  \u202EAda\u200B ${'x'.repeat(90)} `
    await openEditor({ profiles: [{ user_id: 'ada', name }] })
    expect(field().value).toBe(name)
    expect(shownName()).not.toBe(name)
  })

  test('TXT-13 reaches the service byte for byte', async () => {
    const api = createMockApi({ profiles: [ada] })
    const { bodies, fetch } = watchBodies(api)
    await openEditor({ api, clientOptions: { fetch } })
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, anyId), async (text) => {
        bodies.length = 0
        // No text field holds a line break.
        const typed = text.replaceAll(/[\r\n]/g, '')
        fc.pre(typed !== field().value)
        type(typed)
        save()
        await waitFor(() => expect(outcome()).toMatch(/^(saved|refused)$/))
        expect(bodies).toEqual([{ name: typed }])
        expect(field().value).toBe(typed)
      }),
      { numRuns: 60 },
    )
  })

  test('is sent only where it was changed, by the button and by Enter', async () => {
    const { api } = await openEditor()
    expect(button('Save')).toHaveAttribute('aria-disabled', 'true')
    save()
    fireEvent.submit(editor())
    type('Ada')
    type('Ada Lovelace')
    expect(button('Save')).toHaveAttribute('aria-disabled', 'true')
    fireEvent.submit(editor())
    expect(outcome()).toBe('idle')
    type('Ada')
    expect(button('Save')).toHaveAttribute('aria-disabled', 'false')
    fireEvent.submit(editor())
    await ends('saved')
    expect(writes(api)).toBe(1)
  })

  test('CON-04 goes on being typed while it is saved, and is saved again after that', async () => {
    const { release, ...service } = holdWrites()
    const { api } = await openEditor(service)
    type('First')
    save()
    save()
    expect(outcome()).toBe('saving')
    await waitFor(() => expect(shownName()).toBe('First'))
    expect(button('Save')).toHaveAttribute('aria-disabled', 'true')
    type('Second')
    save()
    type('Third')
    save()
    type('Third and a half')
    release()
    await ends('saved')
    expect(shownName()).toBe('Third')
    expect(field()).toHaveValue('Third and a half')
    // The second had not gone out yet when the third took its place.
    expect(writes(api)).toBe(2)
  })
})

describe('a draft', () => {
  test.each([400, 409, 413, 422])(
    'PRO-14 CON-03 stays after a %i, and what is shown goes back',
    async (code) => {
      const { api } = await openEditor()
      api.failNext({ method: 'PUT', status: code })
      type('Countess')
      save()
      await ends('refused')
      expect(field()).toHaveValue('Countess')
      expect(field()).toBeInvalid()
      expect(shownName()).toBe('Ada Lovelace')
      expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    },
  )

  test.each<[MockFault, string]>([
    [{ status: 401 }, 'Your login has ended. Sign in again.'],
    [{ status: 403 }, 'You may not change this profile.'],
    [{ status: 429, headers: { 'Retry-After': '0' } }, 'There were too many requests. Wait a moment.'],
    [{ network: true }, 'The service did not answer.'],
    [{ status: 500 }, 'Something went wrong.'],
  ])('CON-03 stays after %j, to be tried again, and what is shown goes back', async (fault, reason) => {
    const { api } = await openEditor()
    // A new token is tried once, and refused too.
    const release = api.failNext({ ...fault, method: 'PUT', times: Infinity })
    type('Countess')
    save()
    await ends('failed')
    release()
    expect(field()).toHaveValue('Countess')
    expect(field()).toBeValid()
    expect(shownName()).toBe('Ada Lovelace')
    expect(status()).toBe(`Not saved. ${reason}`)
    fireEvent.click(button('Try again'))
    await waitFor(() => expect(outcome()).toBe('saved'), { timeout: 5000 })
    expect(shownName()).toBe('Countess')
  })

  test('CON-03 stays as it is, whatever goes wrong', async () => {
    const { api } = await openEditor()
    const fault: fc.Arbitrary<MockFault> = fc.oneof(
      fc.record({ status: fc.constantFrom(400, 403, 404, 409, 413, 418, 422, 500, 502, 503) }),
      fc.record({
        status: fc.constantFrom(400, 409, 422, 500),
        body: fc.oneof(fc.string(), fc.jsonValue(), fc.record({ error: anyText })),
      }),
      fc.constant({ network: true } as const),
    )
    await fc.assert(
      fc.asyncProperty(anyText, fc.array(fault, { minLength: 1, maxLength: 3 }), async (text, faults) => {
        const typed = `${text.replaceAll(/[\r\n]/g, '')}!`
        type(typed)
        for (const each of faults) {
          api.failNext({ method: 'PUT', ...each })
          save()
          await waitFor(() => expect(outcome()).toMatch(/^(refused|failed|unknown)$/))
          expect(field().value).toBe(typed)
          expect(shownName()).toBe('Ada Lovelace')
        }
        escape()
        expect(field().value).toBe('Ada Lovelace')
        expect(outcome()).toBe('idle')
      }),
      { numRuns: 40 },
    )
  })

  test('stays when the profile is read anew, which shows where there is none', async () => {
    const { client, queryClient, rerender, page } = await openEditor()
    const profile = await client.getProfile('ada')
    const arrive = (name: string, year: number) => {
      seedProfiles(queryClient, client, [{ ...profile, name, updated_at: `${year}-01-01T00:00:00Z` }])
      return waitFor(() => expect(shownName()).toBe(name))
    }
    await arrive('From elsewhere', 2100)
    await waitFor(() => expect(field()).toHaveValue('From elsewhere'))
    type('Countess')
    await arrive('And again', 2101)
    rerender(page())
    expect(field()).toHaveValue('Countess')
    escape()
    expect(field()).toHaveValue('And again')
  })

  test('outlives its login, is nobody else’s, and is not sent by another', async () => {
    const api = createMockApi({ profiles: [ada] })
    const login = (session: string) =>
      createProfileClient({
        baseUrl: 'https://api.example.com',
        token: createMockToken({ tenantId: 'demo', userId: session }),
        session,
        fetch: api.fetch,
      })
    const page = (client: ReturnType<typeof login> | null) => (
      <ProfileProvider client={client}>
        <ProfileEditor userId="ada" />
      </ProfileProvider>
    )
    const first = login('ada')
    const { rerender } = render(page(first))
    await waitFor(() => expect(field()).toHaveValue('Ada Lovelace'))
    type('Countess')
    first.dispose()
    rerender(page(null))
    expect(field()).toBeDisabled()
    expect(field()).toHaveValue('')
    expect(status()).toBe('Sign in to change this profile.')
    rerender(page(login('bob')))
    await waitFor(() => expect(field()).toBeEnabled())
    expect(field()).toHaveValue('Ada Lovelace')
    rerender(page(login('ada')))
    await waitFor(() => expect(field()).toBeEnabled())
    expect(field()).toHaveValue('Countess')
    save()
    await ends('saved')
  })

  test('is about one person', async () => {
    const { rerender, page } = await openEditor()
    type('Countess')
    rerender(page('bob'))
    await waitFor(() => expect(field()).toHaveValue('Bob'))
    rerender(page('ada'))
    await waitFor(() => expect(field()).toHaveValue('Ada Lovelace'))
  })

  test('is taken back by Escape and by a reset of the form, and not while it is being composed', async () => {
    await openEditor()
    type('Countess')
    expect(field()).toHaveAccessibleDescription('Press Escape to take the change back.')
    fireEvent.keyDown(field(), { key: 'Escape', isComposing: true })
    expect(field()).toHaveValue('Countess')
    expect(escape()).toBe(false)
    expect(field()).toHaveValue('Ada Lovelace')
    expect(field()).not.toHaveAccessibleDescription()
    // With nothing to take back, it is for whoever is around: a dialog closes.
    expect(escape()).toBe(true)
    type('Countess')
    act(() => editor().reset())
    expect(field()).toHaveValue('Ada Lovelace')
  })

  test('of which a part is under way goes back to that part', async () => {
    const { release, ...service } = holdWrites()
    const { api } = await openEditor(service)
    api.failNext({ method: 'PUT', status: 422 })
    type('Countess')
    save()
    await ends('saving')
    type('Countess of Lovelace')
    escape()
    expect(field()).toHaveValue('Countess')
    release()
    await ends('refused')
    expect(field()).toHaveValue('Countess')
    expect(shownName()).toBe('Ada Lovelace')
  })
})

describe('a refused name', () => {
  test('PRO-14 has the service’s words at the field, which gets the focus', async () => {
    const { api } = await openEditor()
    api.failNext({ method: 'PUT', status: 422, body: { error: '<b>Taken</b>' } })
    type('Countess')
    button('Save').focus()
    save()
    await ends('refused')
    expect(field()).toBeInvalid()
    expect(field()).toHaveAccessibleDescription('<b>Taken</b>')
    expect(status()).toBe('Not saved. <b>Taken</b>')
    expect(document.querySelector('b')).toBeNull()
    expect(field()).toHaveFocus()
    type('Countess of Lovelace')
    expect(field()).toBeInvalid()
    save()
    await ends('saved')
    expect(field()).toBeValid()
    expect(field()).not.toHaveAccessibleDescription()
  })

  test('leaves the focus of somebody who has gone on', async () => {
    const { api } = await openEditor()
    api.failNext({ method: 'PUT', status: 422 })
    type('Countess')
    save()
    await ends('refused')
    expect(document.body).toHaveFocus()
    expect(field()).toHaveAccessibleDescription('A fault was asked for.')
  })

  test('PRO-11 has few of the service’s words, and the kit’s where there are none', async () => {
    const { api } = await openEditor()
    api.failNext({ method: 'PUT', status: 422, body: { error: '👩‍👩‍👧‍👦'.repeat(20) + 'x'.repeat(400) } })
    type('Countess')
    save()
    await ends('refused')
    const described = find<HTMLElement>('[data-profile-kit="editor-note"]').textContent
    expect(described).toMatch(/^(👩‍👩‍👧‍👦){20}x{179}…$/u)
    api.failNext({ method: 'PUT', status: 422, body: '' })
    save()
    await waitFor(() => expect(field()).toHaveAccessibleDescription('The service does not accept this.'))
  })
})

describe('CON-05 an outcome nobody knows', () => {
  /** Saves a name so that the answer gets lost, and the look-up after it. */
  async function getLost(isMade: boolean, onSaved?: ProfileEditorProps['onSaved']) {
    const kit = await openEditor({}, { onSaved })
    kit.api.failNext({ method: 'PUT', ...(isMade ? { body: 'done' } : { network: true }) })
    const release = kit.api.failNext({ method: 'GET', network: true, times: Infinity })
    type('Countess')
    save()
    await ends('unknown')
    expect(status()).toBe('It is not known whether this was saved.')
    expect(field()).toHaveValue('Countess')
    return { ...kit, release }
  }

  test('is looked up: saved', async () => {
    const onSaved = vi.fn<NonNullable<ProfileEditorProps['onSaved']>>()
    const { api, release } = await getLost(true, onSaved)
    release()
    fireEvent.click(button('Look it up'))
    await ends('saved')
    expect(field()).toHaveValue('Countess')
    expect(button('Save')).toHaveAttribute('aria-disabled', 'true')
    expect(shownName()).toBe('Countess')
    expect(writes(api)).toBe(1)
    expect(onSaved.mock.calls).toEqual([
      [expect.objectContaining({ name: 'Countess' }), { name: 'Countess' }],
    ])
  })

  test('is looked up: not saved', async () => {
    const onSaved = vi.fn<NonNullable<ProfileEditorProps['onSaved']>>()
    const { release } = await getLost(false, onSaved)
    release()
    fireEvent.click(button('Look it up'))
    await ends('failed')
    expect(onSaved).not.toHaveBeenCalled()
    expect(field()).toHaveValue('Countess')
    fireEvent.click(button('Try again'))
    await ends('saved')
    expect(onSaved).toHaveBeenCalledTimes(1)
  })

  test('stays unknown where somebody else has changed the profile since, until something tells', async () => {
    const onSaved = vi.fn<NonNullable<ProfileEditorProps['onSaved']>>()
    const { api, release } = await getLost(false, onSaved)
    const { client: elsewhere } = setup({ api, userId: 'ada' })
    await elsewhere.updateProfile('ada', { name: 'Somebody' })
    release()
    fireEvent.click(button('Look it up'))
    await waitFor(() => expect(shownName()).toBe('Somebody'))
    expect(outcome()).toBe('unknown')
    expect(field()).toHaveValue('Countess')
    await elsewhere.updateProfile('ada', { name: 'Countess' })
    fireEvent.click(button('Look it up'))
    await ends('saved')
    expect(onSaved).toHaveBeenCalledTimes(1)
    elsewhere.dispose()
  })

  test('is looked up in vain, and stays unknown', async () => {
    const { api } = await getLost(true)
    const asked = api.requests.countBy({ method: 'GET' })
    button('Look it up').focus()
    fireEvent.click(button('Look it up'))
    expect(status()).toBe('Looking it up…')
    expect(button('Save')).toHaveFocus()
    await waitFor(() => expect(status()).toBe('It is not known whether this was saved.'))
    expect(api.requests.countBy({ method: 'GET' })).toBeGreaterThan(asked)
    expect(outcome()).toBe('unknown')
  })

  test('is known when the service is back, without a word from anybody', async () => {
    const onSaved = vi.fn<NonNullable<ProfileEditorProps['onSaved']>>()
    const { release } = await getLost(true, onSaved)
    release()
    await waitFor(() => expect(outcome()).toBe('saved'), { timeout: 10_000 })
    expect(onSaved).toHaveBeenCalledTimes(1)
  })
})

describe('without a profile', () => {
  test('nothing can be changed while it is loading', async () => {
    const { api, wrapper } = setup({ profiles: [ada] })
    api.failNext({ delay: 30 })
    render(<ProfileEditor userId="ada" onPickPicture={() => Promise.resolve('')} />, { wrapper })
    expect(editor()).toHaveAttribute('data-status', 'loading')
    expect(editor()).toHaveAttribute('aria-busy', 'true')
    const controls = editor().querySelectorAll('input, button')
    expect(controls).toHaveLength(4)
    for (const control of controls) expect(control).toBeDisabled()
    await waitFor(() => expect(editor()).toHaveAttribute('data-status', 'ready'))
    for (const control of controls) expect(control).toBeEnabled()
  })

  test('a stand-in is nobody’s name: the field waits until the service is back', async () => {
    const { api, wrapper } = setup({ profiles: [ada], scenario: 'down' })
    render(<ProfileEditor userId="ada" />, { wrapper })
    await waitFor(() => expect(editor()).toHaveAttribute('data-status', 'fallback'))
    expect(editor()).toHaveAttribute('data-reason', 'http')
    expect(field()).toBeDisabled()
    expect(field()).toHaveValue('')
    expect(field()).toHaveAccessibleDescription('This profile cannot be read right now.')
    expect(status()).toBe('This profile cannot be read right now.')
    fireEvent.submit(editor())
    api.setScenario('healthy')
    await waitFor(() => expect(field()).toBeEnabled(), { timeout: 10_000 })
    expect(field()).toHaveValue('Ada Lovelace')
    expect(status()).toBe('')
    expect(writes(api)).toBe(0)
  })

  test('asks for nobody while signed out', () => {
    const { api, wrapper } = setup({ provider: { client: null } })
    render(<ProfileEditor userId="ada" />, { wrapper })
    expect(editor()).toHaveAttribute('data-reason', 'signed-out')
    expect(status()).toBe('Sign in to change this profile.')
    expect(api.requests.count).toBe(0)
  })

  test('SSR the server’s form has the name, and is for nobody to type into yet', async () => {
    const { client, queryClient, wrapper: Wrapper } = setup({ profiles: [ada] })
    seedProfiles(queryClient, client, [await client.getProfile('ada')])
    const html = renderToString(
      <Wrapper>
        <ProfileEditor userId="ada" />
      </Wrapper>,
    )
    expect(html).toContain('value="Ada Lovelace"')
    expect(html).toMatch(/<fieldset[^>]* disabled=""/)
    expect(html).not.toMatch(/ style=/)
  })
})

const pictureOf = (user = 'Ada Lovelace') => screen.getByRole<HTMLImageElement>('img', { name: user }).src
const chosen = 'https://images.example.com/ada.png'
const photo = () => new File(['a picture'], 'ada.png', { type: 'image/png' })
const pick = (file = photo()) =>
  fireEvent.change(screen.getByLabelText('Choose a picture…'), { target: { files: [file] } })
const preview = () => editor().querySelector<HTMLImageElement>('img[src^="blob:"]')

async function openWithPicture(options: SetupOptions = {}, props: Props = {}) {
  const kit = await openEditor(options, props)
  await waitFor(() => expect(pictureOf()).toMatch(/^data:/))
  return { ...kit, former: pictureOf() }
}

/** A service that knows of no `avatar_url`. */
function ignoring(api: MockApi): typeof fetch {
  return (input, init) => {
    const body =
      typeof init?.body === 'string'
        ? JSON.stringify({ ...JSON.parse(init.body), avatar_url: undefined })
        : null
    return api.fetch(input, { ...init, body })
  }
}

describe('a new picture', () => {
  test('IMG-15 NET-04 is asked for once, and the former stays until it is there', async () => {
    const onSaved = vi.fn<NonNullable<ProfileEditorProps['onSaved']>>()
    const { release, ...service } = holdWrites()
    const { api, former } = await openWithPicture(service, { onSaved })
    fireEvent.click(button('New picture'))
    const making = button('Making a picture…')
    expect(making).toHaveAttribute('aria-busy', 'true')
    expect(making).toHaveAttribute('aria-disabled', 'true')
    fireEvent.click(making)
    expect(outcome()).toBe('saving')
    expect(pictureOf()).toBe(former)
    release()
    await ends('saved')
    await waitFor(() => expect(pictureOf()).not.toBe(former))
    expect(writes(api)).toBe(1)
    expect(onSaved.mock.calls).toEqual([[expect.anything(), { regenerate_avatar: true }]])
    expect(field()).toHaveValue('Ada Lovelace')
  })

  test('IMG-15 that is not made leaves the former, and a draft, as they are', async () => {
    const { api, former } = await openWithPicture()
    type('Countess')
    api.failNext({ method: 'PUT', status: 503 })
    fireEvent.click(button('New picture'))
    await ends('failed')
    expect(status()).toBe('Not saved. Something went wrong.')
    expect(pictureOf()).toBe(former)
    expect(field()).toHaveValue('Countess')
    expect(writes(api)).toBe(1)
    button('Try again').focus()
    fireEvent.click(button('Try again'))
    await ends('saved')
    expect(pictureOf()).not.toBe(former)
    expect(button('New picture')).toHaveFocus()
  })

  test('is undone', async () => {
    const { former } = await openWithPicture()
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    fireEvent.click(button('New picture'))
    await screen.findByRole('button', { name: 'Undo' })
    button('Undo').focus()
    fireEvent.click(button('Undo'))
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull())
    expect(pictureOf()).toBe(former)
    expect(button('New picture')).toHaveFocus()
    expect(outcome()).toBe('saved')
  })

  test('is not undone by a service that keeps it: that is said, and not offered again', async () => {
    const api = createMockApi({ profiles: [ada] })
    const onPickPicture = () => Promise.resolve(chosen)
    await openWithPicture({ api, clientOptions: { fetch: ignoring(api) } }, { onPickPicture })
    fireEvent.click(button('New picture'))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await ends('refused')
    expect(status()).toBe('Not saved. The service has kept the picture as it is.')
    expect(field()).toBeValid()
    fireEvent.click(button('New picture'))
    await ends('saved')
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    expect(screen.queryByLabelText('Choose a picture…')).toBeNull()
  })

  test('canSetPicture: false offers neither to undo it nor to choose one', async () => {
    await openEditor({}, { canSetPicture: false, onPickPicture: () => Promise.resolve(chosen) })
    fireEvent.click(button('New picture'))
    await ends('saved')
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
    expect(screen.queryByLabelText('Choose a picture…')).toBeNull()
  })

  test('CON-05 of which nobody knows is looked up, and not asked for again', async () => {
    const { api, former } = await openWithPicture()
    api.failNext({ method: 'PUT', body: 'done' })
    const release = api.failNext({ method: 'GET', network: true, times: Infinity })
    fireEvent.click(button('New picture'))
    await ends('unknown')
    release()
    fireEvent.click(button('Look it up'))
    await ends('saved')
    expect(pictureOf()).not.toBe(former)
    expect(button('Undo')).toBeInTheDocument()
    expect(writes(api)).toBe(1)
  })

  test('and a new name at once: what failed is said, whichever ends last', async () => {
    const { release, ...service } = holdWrites()
    const { api } = await openEditor(service)
    api.failNext({ method: 'PUT', status: 403 })
    fireEvent.click(button('New picture'))
    type('Countess')
    save()
    release()
    await ends('failed')
    expect(shownName()).toBe('Countess')
    expect(status()).toBe('Not saved. You may not change this profile.')
    fireEvent.click(button('Try again'))
    await waitFor(() => expect(writes(api)).toBe(3))
    await ends('saved')
    expect(button('Undo')).toBeInTheDocument()
  })

  test('leaves what is wrong with a name at the field', async () => {
    const { api } = await openEditor()
    api.failNext({ method: 'PUT', status: 422 })
    type('Countess')
    save()
    await ends('refused')
    fireEvent.click(button('New picture'))
    await ends('saved')
    expect(field()).toBeInvalid()
    expect(field()).toHaveAccessibleDescription('A fault was asked for.')
    expect(status()).toBe('Saved.')
  })
})

describe('prop: onPickPicture', () => {
  const picker = () => vi.fn<NonNullable<ProfileEditorProps['onPickPicture']>>()

  test('uploads what was picked, shows it meanwhile, and sets its address', async () => {
    let finish = (_address: string) => {}
    const onPickPicture = picker().mockReturnValue(new Promise((resolve) => (finish = resolve)))
    const api = createMockApi({ profiles: [ada] })
    const { bodies, fetch } = watchBodies(api)
    await openWithPicture({ api, clientOptions: { fetch }, strict: true }, { onPickPicture })
    expect(screen.getByLabelText('Choose a picture…')).toHaveAttribute('accept', 'image/*')
    const file = photo()
    pick(file)
    await ends('saving')
    expect(onPickPicture.mock.calls).toEqual([[file, { signal: expect.any(AbortSignal) }]])
    expect(preview()).not.toBeNull()
    fireEvent.click(button('New picture'))
    expect(bodies).toEqual([])
    finish(chosen)
    await ends('saved')
    expect(bodies).toEqual([{ avatar_url: chosen }])
    expect(pictureOf()).toBe(chosen)
    expect(preview()).toBeNull()
    // It has not been abandoned.
    expect(onPickPicture.mock.calls[0]?.[1].signal.aborted).toBe(false)
    fireEvent.click(button('Undo'))
    await waitFor(() => expect(pictureOf()).toMatch(/^data:/))
  })

  test('a failed upload loses nothing, and can be tried again', async () => {
    const onPickPicture = picker().mockRejectedValueOnce(new Error('too large')).mockResolvedValueOnce(chosen)
    const { api, former } = await openWithPicture({}, { onPickPicture })
    type('Countess')
    const file = photo()
    pick(file)
    await ends('failed')
    expect(status()).toBe('Not saved. The picture could not be uploaded.')
    expect(pictureOf()).toBe(former)
    expect(preview()).toBeNull()
    expect(field()).toHaveValue('Countess')
    expect(writes(api)).toBe(0)
    fireEvent.click(button('Try again'))
    await ends('saved')
    expect(onPickPicture.mock.calls.map(([picked]) => picked)).toEqual([file, file])
    expect(pictureOf()).toBe(chosen)
  })

  test('an upload whose address is not saved is not uploaded again', async () => {
    const onPickPicture = picker().mockResolvedValue(chosen)
    const { api } = await openWithPicture({}, { onPickPicture })
    api.failNext({ method: 'PUT', status: 403 })
    pick()
    await ends('failed')
    fireEvent.click(button('Try again'))
    await ends('saved')
    expect(onPickPicture).toHaveBeenCalledTimes(1)
    expect(pictureOf()).toBe(chosen)
  })

  test('one that throws is one that rejects', async () => {
    const onPickPicture = picker().mockImplementation(() => {
      throw new Error('at once')
    })
    await openEditor({}, { onPickPicture })
    pick()
    await ends('failed')
    expect(status()).toBe('Not saved. The picture could not be uploaded.')
  })

  test('ends with the editor, with another pick and with the login, and its address is forgotten', async () => {
    const made = vi.spyOn(URL, 'createObjectURL')
    const revoked = vi.spyOn(URL, 'revokeObjectURL')
    const signals: AbortSignal[] = []
    const finish: ((address: string) => void)[] = []
    const onPickPicture: ProfileEditorProps['onPickPicture'] = (_file, { signal }) => {
      signals.push(signal)
      return new Promise((resolve) => finish.push(resolve))
    }
    const { api, client, rerender, unmount, page } = await openEditor({}, { onPickPicture })
    pick()
    pick()
    await waitFor(() => expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]))
    act(() => client.dispose())
    await waitFor(() => expect(signals.map(({ aborted }) => aborted)).toEqual([true, true]))
    rerender(page())
    expect(preview()).toBeNull()
    for (const end of finish) end(chosen)
    unmount()

    const again = await openEditor({ api }, { onPickPicture })
    pick()
    await waitFor(() => expect(signals).toHaveLength(3))
    again.unmount()
    expect(signals.at(-1)?.aborted).toBe(true)
    finish.at(-1)?.(chosen)
    await act(async () => {})
    expect(writes(api)).toBe(0)
    expect(revoked.mock.calls.map(([url]) => url)).toEqual(made.mock.results.map(({ value }) => value))
    expect(made).toHaveBeenCalledTimes(3)
  })

  test('nothing is picked where the dialog is left', async () => {
    const onPickPicture = picker()
    await openEditor({}, { onPickPicture })
    fireEvent.change(screen.getByLabelText('Choose a picture…'), { target: { files: [] } })
    expect(outcome()).toBe('idle')
    expect(onPickPicture).not.toHaveBeenCalled()
  })

  test('IMG-11 a preview that cannot be shown is not shown', async () => {
    await openEditor({}, { onPickPicture: () => new Promise(() => undefined) })
    pick()
    await waitFor(() => expect(preview()).not.toBeNull())
    fireEvent.error(find('img[src^="blob:"]'))
    expect(preview()).toBeNull()
    expect(outcome()).toBe('saving')
  })
})

test('labels: every text is the app’s', async () => {
  const labels = { editorName: 'Dein Name', editorSave: 'Sichern', editorSaved: 'Gesichert.' }
  const { wrapper } = setup({ profiles: [ada], provider: { labels } })
  render(<ProfileEditor userId="ada" />, { wrapper })
  const named = await screen.findByDisplayValue('Ada Lovelace')
  expect(named).toBe(screen.getByLabelText('Dein Name'))
  fireEvent.change(named, { target: { value: 'Gräfin' } })
  fireEvent.click(button('Sichern'))
  await ends('saved')
  expect(status()).toBe('Gesichert.')
})
