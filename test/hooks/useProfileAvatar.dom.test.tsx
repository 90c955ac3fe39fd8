import { act, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import * as fc from 'fast-check'
import { renderToString } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import type { PictureRequest } from '../../src/avatar/AvatarOptions.ts'
import { drawAvatar } from '../../src/avatar/drawAvatar.ts'
import { getAvatarUrl } from '../../src/avatar/getAvatarUrl.ts'
import { toDataUri } from '../../src/avatar/toDataUri.ts'
import { fallbackProfile } from '../../src/api/fallbackProfile.ts'
import { useProfileAvatar, type UseProfileAvatarResult } from '../../src/hooks/useProfileAvatar.ts'
import { setup, type SetupOptions } from '../support/setup.tsx'

const photo = 'https://images.example.com/ada.png'
const other = 'https://images.example.com/other.png'
const ada = { ...fallbackProfile({ tenantId: 'demo', userId: 'ada' }), name: 'Ada Lovelace' }
const faceOf = async (userId: string) =>
  toDataUri(await drawAvatar(getAvatarUrl({ tenantId: 'demo', userId })))

function Picture({ avatarUrl }: { avatarUrl: string }) {
  const { picture, reason, imgProps, initials } = useProfileAvatar({
    profile: { ...ada, avatar_url: avatarUrl },
  })
  return (
    <figure data-picture={picture} data-reason={reason}>
      {imgProps.src === undefined ? initials : <img {...imgProps} alt="face" />}
    </figure>
  )
}

const image = () => screen.getByAltText<HTMLImageElement>('face')
const figure = () => screen.getByRole('figure')

function load(element: HTMLImageElement, naturalWidth: number) {
  Object.defineProperty(element, 'naturalWidth', { value: naturalWidth, configurable: true })
  fireEvent.load(element)
}

async function setupAvatar(userId: string, options: SetupOptions) {
  const kit = setup(options)
  const hook = renderHook(() => useProfileAvatar(userId, { size: 32 }), { wrapper: kit.wrapper })
  await waitFor(() => {
    expect(hook.result.current.imgProps.alt).not.toBe('')
  })
  return { ...kit, ...hook }
}

test('default: nothing while loading, then the face of the address, drawn here', async () => {
  const { api, wrapper } = setup()
  const { result } = renderHook(() => useProfileAvatar('ada', { size: 32 }), { wrapper })
  expect(result.current).toMatchObject({ picture: 'loading', reason: undefined, initials: '' })
  expect(result.current.imgProps).toMatchObject({ src: undefined, alt: '', width: 32, height: 32 })
  await waitFor(() => {
    expect(result.current.picture).toBe('loaded')
  })
  expect(result.current.imgProps.src).toBe(await faceOf('ada'))
  expect(result.current.imgProps).toMatchObject({
    referrerPolicy: 'no-referrer',
    loading: 'lazy',
    draggable: false,
  })
  expect(result.current.initials).toMatch(/^\S{2}$/)
  expect(api.requests.count).toBe(1)
})

test('with a profile in hand: no provider, no request', async () => {
  const { result } = renderHook(() => useProfileAvatar({ profile: ada }))
  expect(result.current).toMatchObject({ initials: 'AL', imgProps: { alt: 'Ada Lovelace' } })
  await waitFor(() => {
    expect(result.current.picture).toBe('loaded')
  })
  expect(result.current.imgProps.src).toBe(await faceOf('ada'))
})

test('behavior: a face that was drawn before is there in the first frame', async () => {
  const face = await faceOf('first-frame')
  const frames: unknown[] = []
  const profile = fallbackProfile({ tenantId: 'demo', userId: 'first-frame' })
  renderHook(() => frames.push(useProfileAvatar({ profile }).imgProps.src))
  expect(frames).toEqual([face])
})

test('provider: avatars.generated: remote loads the address', async () => {
  const { result } = await setupAvatar('ada', { provider: { avatars: { generated: 'remote' } } })
  expect(result.current.imgProps.src).toBe(getAvatarUrl({ tenantId: 'demo', userId: 'ada' }))
  expect(result.current.picture).toBe('loading')
})

test('provider: avatars.hosts blocks all others', async () => {
  const { result } = await setupAvatar('ada', {
    profiles: [{ user_id: 'ada', name: 'Ada', avatar_url: photo }],
    provider: { avatars: { hosts: ['other.example.com'] } },
  })
  expect(result.current).toMatchObject({ picture: 'blocked', reason: 'host-not-listed' })
})

test('IMG-01 a refused address is never handed out; the face of the person stands in', async () => {
  const { result } = renderHook(() =>
    useProfileAvatar({ profile: { ...ada, avatar_url: 'http://192.168.1.1/logout' } }),
  )
  expect(result.current).toMatchObject({ picture: 'blocked', reason: 'private-host' })
  expect(result.current.imgProps.src).not.toMatch('192')
  await waitFor(async () => {
    expect(result.current.imgProps.src).toBe(await faceOf('ada'))
  })
  expect(result.current.picture).toBe('blocked')
})

test('IMG-05 loading, then loaded', () => {
  render(<Picture avatarUrl={photo} />)
  expect(figure()).toHaveAttribute('data-picture', 'loading')
  expect(image()).toHaveAttribute('src', photo)
  load(image(), 20)
  expect(figure()).toHaveAttribute('data-picture', 'loaded')
})

test('IMG-05 a picture that fails is replaced by the face of the person', async () => {
  render(<Picture avatarUrl={photo} />)
  fireEvent.error(image())
  expect(figure()).toHaveAttribute('data-picture', 'failed')
  await waitFor(async () => {
    expect(image()).toHaveAttribute('src', await faceOf('ada'))
  })
  expect(figure()).toHaveAttribute('data-picture', 'failed')
})

test('IMG-05 a picture without a size has failed', () => {
  render(<Picture avatarUrl={photo} />)
  load(image(), 0)
  expect(figure()).toHaveAttribute('data-picture', 'failed')
})

test('IMG-07 another address gets a fresh try', () => {
  const { rerender } = render(<Picture avatarUrl={photo} />)
  fireEvent.error(image())
  rerender(<Picture avatarUrl={other} />)
  expect(figure()).toHaveAttribute('data-picture', 'loading')
  expect(image()).toHaveAttribute('src', other)
  rerender(<Picture avatarUrl={photo} />)
  expect(figure()).toHaveAttribute('data-picture', 'failed')
})

test('IMG-06 an event of an older address changes nothing', () => {
  const first: UseProfileAvatarResult['imgProps'][] = []
  function Pictures({ avatarUrl }: { avatarUrl: string }) {
    const { picture, imgProps } = useProfileAvatar({ profile: { ...ada, avatar_url: avatarUrl } })
    first.push(imgProps)
    return (
      <figure data-picture={picture}>
        <img {...imgProps} alt="face" />
        <img {...first[0]} alt="late" />
      </figure>
    )
  }
  const { rerender } = render(<Pictures avatarUrl={photo} />)
  rerender(<Pictures avatarUrl={other} />)
  expect(screen.getByAltText('late')).toHaveAttribute('src', photo)
  load(image(), 20)
  fireEvent.error(screen.getByAltText('late'))
  expect(figure()).toHaveAttribute('data-picture', 'loaded')
  expect(image()).toHaveAttribute('src', other)
})

test('IMG-07 what one part finds broken, no other asks for; after a minute it is tried again', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  const { wrapper } = setup()
  render(
    <>
      <Picture avatarUrl={photo} />
      <Picture avatarUrl={photo} />
    </>,
    { wrapper },
  )
  const images = () => screen.queryAllByAltText<HTMLImageElement>('face')
  const pictures = () => screen.getAllByRole('figure').map(({ dataset }) => dataset['picture'])
  const [first] = images()
  if (!first) throw new Error('there is no picture')
  fireEvent.error(first)
  expect(pictures()).toEqual(['failed', 'failed'])
  expect(images().filter(({ src }) => src === photo)).toEqual([])
  await act(() => vi.advanceTimersByTimeAsync(60_001))
  expect(pictures()).toEqual(['loading', 'loading'])
  expect(images().map(({ src }) => src)).toEqual([photo, photo])
  vi.useRealTimers()
})

test('a new face of the same person: the former one stays until it is drawn', async () => {
  const drawn: ((svg: string) => void)[] = []
  const renderer = () => new Promise<string>((resolve) => drawn.push(resolve))
  const { wrapper } = setup({ provider: { avatars: { renderer } } })
  const generated = (seed: string) => `https://api.dicebear.com/9.x/adventurer/svg?seed=${seed}`
  const { rerender } = render(<Picture avatarUrl={generated('1')} />, { wrapper })
  expect(figure()).toHaveAttribute('data-picture', 'loading')
  await act(async () => drawn[0]?.('<svg id="1"/>'))
  await screen.findByAltText('face')
  rerender(<Picture avatarUrl={generated('2')} />)
  expect(figure()).toHaveAttribute('data-picture', 'loading')
  expect(image()).toHaveAttribute('src', toDataUri('<svg id="1"/>'))
  await act(async () => drawn[1]?.('<svg id="2"/>'))
  expect(image()).toHaveAttribute('src', toDataUri('<svg id="2"/>'))
})

test('a face of another person: nothing of the former one', async () => {
  const drawn: ((svg: string) => void)[] = []
  const renderer = () => new Promise<string>((resolve) => drawn.push(resolve))
  const { wrapper } = setup({ provider: { avatars: { renderer } } })
  const person = (userId: string) => ({ profile: fallbackProfile({ tenantId: 'demo', userId }) })
  const { result, rerender } = renderHook(({ userId }) => useProfileAvatar(person(userId)), {
    wrapper,
    initialProps: { userId: 'ada' },
  })
  await act(async () => drawn[0]?.('<svg id="ada"/>'))
  await waitFor(() => expect(result.current.picture).toBe('loaded'))
  rerender({ userId: 'grace' })
  expect(result.current).toMatchObject({ picture: 'loading', imgProps: { src: undefined } })
})

test('provider: avatars.renderer draws generated pictures and stand-ins, in the first frame where it can', () => {
  const renderer = (seed: string) => `<svg id="${seed}"/>`
  const { wrapper } = setup({ provider: { avatars: { renderer } } })
  const { result } = renderHook(() => useProfileAvatar({ profile: ada }), { wrapper })
  expect(result.current).toMatchObject({
    picture: 'loaded',
    imgProps: { src: toDataUri('<svg id="demo_ada"/>') },
  })
  const blocked = renderHook(() => useProfileAvatar({ profile: { ...ada, avatar_url: 'data:,' } }), {
    wrapper,
  })
  expect(blocked.result.current).toMatchObject({
    picture: 'blocked',
    imgProps: { src: toDataUri('<svg id="demo_ada"/>') },
  })
})

test('CON-13 a renderer that throws leaves the initials', async () => {
  const report = vi.spyOn(console, 'error').mockReturnValue(undefined)
  const renderer = () => {
    throw new Error('no such style')
  }
  const { wrapper } = setup({ provider: { avatars: { renderer } } })
  const { result } = renderHook(() => useProfileAvatar({ profile: ada }), { wrapper })
  await waitFor(() => expect(result.current.picture).toBe('failed'))
  expect(result.current).toMatchObject({ initials: 'AL', imgProps: { src: undefined } })
  expect(report).toHaveBeenCalledTimes(1)
  report.mockRestore()
})

test('IMG-03 provider: avatars.transformUrl gives the address to load, and the policy comes first', () => {
  const transformUrl = vi.fn<(picture: PictureRequest) => string>(
    ({ url, size, dpr }) => `/img?w=${size * dpr}&u=${encodeURIComponent(url)}`,
  )
  const { wrapper } = setup({ provider: { avatars: { transformUrl } } })
  const show = (avatar_url: string) =>
    renderHook(() => useProfileAvatar({ profile: { ...ada, avatar_url } }, { size: 32 }), { wrapper }).result
  expect(show(photo).current.imgProps).toMatchObject({
    src: `/img?w=32&u=${encodeURIComponent(photo)}`,
    srcSet: expect.stringContaining(`/img?w=64&u=${encodeURIComponent(photo)} 2x`),
  })
  transformUrl.mockClear()
  expect(show('http://192.168.1.1/a.png').current.picture).toBe('blocked')
  expect(show(ada.avatar_url).current.imgProps.src).not.toMatch('/img')
  expect(transformUrl).not.toHaveBeenCalled()
})

test('IMG-07 a drawing that cannot be shown leaves initials, and costs nobody else theirs', () => {
  const renderer = (seed: string) => (seed === 'demo_ada' ? '<svg' : `<svg id="${seed}"/>`)
  const { wrapper } = setup({ provider: { avatars: { renderer } } })
  render(
    <>
      <Picture avatarUrl={ada.avatar_url} />
      <Picture avatarUrl={getAvatarUrl({ tenantId: 'demo', userId: 'grace' })} />
    </>,
    { wrapper },
  )
  const [first] = screen.getAllByAltText('face')
  if (!first) throw new Error('there is no picture')
  fireEvent.error(first)
  const figures = screen.getAllByRole('figure')
  expect(figures.map(({ dataset }) => dataset['picture'])).toEqual(['failed', 'loaded'])
  expect(figures[0]).toHaveTextContent('AL')
  expect(image()).toHaveAttribute('src', toDataUri('<svg id="demo_grace"/>'))
})

test('without a tenant there are initials, and no face', async () => {
  const { result } = renderHook(() => useProfileAvatar('ada'), setup({ provider: { client: null } }))
  expect(result.current).toMatchObject({
    picture: 'none',
    reason: 'signed-out',
    imgProps: { src: undefined },
  })
  expect(result.current.initials).not.toBe('')
})

test('down: the face of the stand-in, and why', async () => {
  const { result } = renderHook(() => useProfileAvatar('ada'), setup({ scenario: 'down' }))
  await waitFor(() => {
    expect(result.current).toMatchObject({ picture: 'loaded', reason: 'http' })
  })
  expect(result.current.imgProps.src).toBe(await faceOf('ada'))
})

test('the tint belongs to the user, whatever is known about them', async () => {
  const { result } = renderHook(() => useProfileAvatar('ada'), setup())
  const { tint } = result.current
  await waitFor(() => {
    expect(result.current.picture).toBe('loaded')
  })
  expect(result.current.tint).toBe(tint)
})

test.each([
  ['a photo', photo, 'failed'],
  ['a drawing', ada.avatar_url, 'loaded'],
  ['a picture of this machine', 'http://localhost:3000/a.png', 'blocked'],
])(
  'IMG-08 SSR-04 %s that was there before React ends right, without a mismatch',
  async (_what, avatarUrl, picture) => {
    await drawAvatar(ada.avatar_url)
    const complaints = vi.spyOn(console, 'error').mockReturnValue(undefined)
    const container = document.createElement('div')
    container.innerHTML = renderToString(<Picture avatarUrl={avatarUrl} />)
    document.body.append(container)
    // Without a network, this DOM says of every photo what a browser says of a broken one.
    render(<Picture avatarUrl={avatarUrl} />, { container, hydrate: true })
    expect(figure()).toHaveAttribute('data-picture', picture)
    expect(complaints).not.toHaveBeenCalled()
    complaints.mockRestore()
  },
)

test('IMG-02 a server that is told its page loads nothing from there either', () => {
  const own = 'https://app.example.com/logout.png'
  const { wrapper: Wrapper } = setup({ provider: { avatars: { page: 'https://app.example.com' } } })
  const rendered = (avatarUrl: string) =>
    renderToString(
      <Wrapper>
        <Picture avatarUrl={avatarUrl} />
      </Wrapper>,
    )
  expect(rendered(photo)).toContain(photo)
  expect(rendered(own)).not.toContain(own)
  expect(rendered(own)).toContain('data-reason="own-origin"')
})

type Step = { show: string } | { event: 'load' | 'error'; from: number }

test('IMG-06 whatever comes when, only events of the address that is shown tell of it', () => {
  const addresses = ['a', 'b', 'c'].map((name) => `https://images.example.com/${name}.png`)
  const step = fc.oneof(
    fc.record({ show: fc.constantFrom(...addresses) }),
    // Of the `<img>` as it was some renders ago: its picture may be another by now.
    fc.record({ event: fc.constantFrom('load' as const, 'error' as const), from: fc.nat() }),
  )
  fc.assert(
    fc.property(fc.array<Step>(step, { maxLength: 30 }), (steps) => {
      const { wrapper } = setup()
      const rendered: { address: string; imgProps: UseProfileAvatarResult['imgProps'] }[] = []
      const { result, rerender, unmount } = renderHook(
        ({ address }) => {
          const avatar = useProfileAvatar({ profile: { ...ada, avatar_url: address } })
          if (avatar.imgProps.src === address) rendered.push({ address, imgProps: avatar.imgProps })
          return avatar
        },
        { wrapper, initialProps: { address: photo } },
      )
      const failed = new Set<string>()
      let shown = { address: photo, isLoaded: false }
      for (const next of steps) {
        if ('show' in next) {
          if (next.show !== shown.address) shown = { address: next.show, isLoaded: false }
          rerender(shown)
        } else {
          const source = rendered[next.from % rendered.length]
          if (!source) continue
          const image = document.createElement('img')
          Object.defineProperty(image, 'naturalWidth', { value: 64 })
          act(() => source.imgProps[next.event === 'load' ? 'onLoad' : 'onError']({ currentTarget: image }))
          if (next.event === 'error') failed.add(source.address)
          if (source.address === shown.address) shown.isLoaded = next.event === 'load'
        }
        const expected = failed.has(shown.address) ? 'failed' : shown.isLoaded ? 'loaded' : 'loading'
        expect(result.current.picture).toBe(expected)
      }
      unmount()
    }),
  )
})
