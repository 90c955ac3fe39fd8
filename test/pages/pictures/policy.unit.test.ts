/** What pictures may make a page do: ask nobody it should not, tell nobody where it is, run nothing. */
import { expect, test } from 'vitest'
import { createAttacks } from './attacks.ts'
import { galleryOf, generated, openGallery } from './openGallery.ts'

/** Ways to write an address that some parser somewhere takes for one at `origin`. */
function hostileUrls(origin: string): string[] {
  const { host, protocol } = new URL(origin)
  const paths = ['/v1/logout?x', '/v1/logout', '/../v1/logout', '?logout', '#logout', '/%2e%2e/a', '/', '']
  const forms = [
    (path: string) => path || ' ',
    (path: string) => `//${host}${path}`,
    (path: string) => `///${host}${path}`,
    (path: string) => `\\\\${host}${path}`,
    (path: string) => `/\\${host}${path}`,
    (path: string) => `\\/${host}${path}`,
    (path: string) => `${protocol}${host}${path}`,
    (path: string) => `${protocol}${path}`,
    (path: string) => `${protocol}/${host}${path}`,
    (path: string) => `${protocol}///${host}${path}`,
    (path: string) => `${protocol}\\\\${host}${path}`,
    (path: string) => `${protocol}//${host}${path}`,
    (path: string) => `${protocol.toUpperCase()}//${host.toUpperCase()}${path}`,
    (path: string) => ` ${protocol}//${host}${path}`,
    (path: string) => `\t${protocol}//${host}${path}\n`,
    (path: string) => `${protocol.slice(0, 2)}\n${protocol.slice(2)}//${host}${path}`,
    (path: string) => `${protocol}//user@${host}${path}`,
    (path: string) => `${protocol}//user:pass@${host}${path}`,
    (path: string) => `${protocol}//images.example.com@${host}${path}`,
    (path: string) => `${protocol}//${host}\\@images.example.com${path}`,
    (path: string) => `blob:${origin}${path}`,
    (path: string) => `view-source:${origin}${path}`,
    (path: string) => `filesystem:${origin}${path}`,
    (path: string) => `javascript:fetch('${path}')`,
    (path: string) => `data:text/html,<img src="${origin}${path}">`,
    (path: string) =>
      `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"><image href="${origin}${path}"/></svg>`,
  ]
  return ['v1/logout', './logout', '../logout', '.', ...forms.flatMap((form) => paths.map(form))]
}

/** The viewer's own machine and network, in every spelling. */
function privateUrls(port: string): string[] {
  const hosts = [
    'localhost',
    'a.localhost',
    '127.0.0.1',
    '127.1',
    '0x7f.1',
    '2130706433',
    '017700000001',
    '0.0.0.0',
  ]
  const others = [
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::]',
    '10.0.0.1',
    '192.168.1.1',
    '172.16.0.1',
    '169.254.169.254',
  ]
  const names = ['printer.local', 'router', 'metadata.google.internal', '１２７.0.0.1', '127.0.0.1.']
  return [...hosts, ...others, ...names].flatMap((host) => [
    `http://${host}:${port}/a.png`,
    `https://${host}:${port}/a.png`,
  ])
}

test.each([
  ['this machine', undefined],
  ['https://app.example.com', 'https://app.example.com'],
])('IMG-02 IMG-04 of 200 hostile addresses, a page on %s asks for none', async (_where, origin) => {
  const { host, pictures, page, requests, show, states, problems } = await openGallery({
    ...(origin && { origin }),
  })
  const own = origin ?? host.url
  const before = [host.log.length, requests.length]
  const urls = [...hostileUrls(own), ...(origin ? privateUrls(new URL(host.url).port) : [])]
  expect(urls.length).toBeGreaterThan(200)
  await show(...urls.map((url) => ({ url })))
  await expect.poll(async () => new Set(await states())).toEqual(new Set(['blocked']))
  // Pictures of good addresses are asked for: the last would be, too.
  const good = origin ? 'https://images.example.com/red.png' : `${pictures.url}/red.png`
  await page.route('https://images.example.com/**', (route) => route.fulfill({ status: 404 }))
  await show({ url: good })
  await expect.poll(() => requests.filter((url) => url === good)).toHaveLength(1)
  expect(host.log.slice(before[0])).toEqual([])
  const asked = requests.slice(before[1]).filter((url) => !url.startsWith('data:image/'))
  expect(asked).toEqual([good])
  expect(problems.filter((text) => !text.includes('404'))).toEqual([])
})

const preloading = (avatars: string) => `
  import { preloadAvatars } from './src/avatar/preloadAvatars.ts'
  const pictures = new URLSearchParams(location.search).get('pictures')
  const avatars = ${avatars}
  globalThis.preload = (urls) => preloadAvatars(urls, avatars)
  ${galleryOf('{ avatars }')}`
const throughProxy = `{
  transformUrl: ({ url, size, dpr }) => pictures + '/fresh/green.png?' + new URLSearchParams({ url, width: size * dpr }),
}`

declare const preload: (urls: readonly string[]) => Promise<void>

test('IMG-03 no host is told where its picture is shown: not by rows, preloads, other sizes, nor when it is tried again', async () => {
  const { page, pictures, show, states } = await openGallery({
    client: preloading('{}'),
    before: (opened) => opened.clock.install(),
  })
  await show({ url: `${pictures.url}/red.png` }, { url: `${pictures.url}/mended/blue.png` })
  await page.evaluate((url) => preload([url]), `${pictures.url}/green.png`)
  await expect.poll(states).toEqual(['loaded', 'failed'])
  await page.clock.fastForward(61_000)
  await expect.poll(() => pictures.log.length).toBe(4)
  expect(pictures.log.map(({ headers }) => headers.referer)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  // Any other picture of this page does tell.
  await page.evaluate(async (url) => {
    const image = new Image()
    image.src = url
    await image.decode()
  }, `${pictures.url}/gold.png`)
  expect(pictures.log.at(-1)?.headers.referer).toMatch(/^http/)
})

test('IMG-03 behind a proxy, the host of a picture is not asked: not by rows, preloads, nor other screens', async () => {
  const { page, pictures, show, states, requests } = await openGallery({ client: preloading(throughProxy) })
  const photo = 'https://images.example.com/ada.png'
  await page.evaluate((url) => preload([url]), photo)
  await show({ url: photo }, { url: generated() }, { url: 'http://192.168.1.1/a.png' })
  await expect.poll(states).toEqual(['loaded', 'loaded', 'blocked'])
  expect(requests.filter((url) => new URL(url).host === 'images.example.com')).toEqual([])
  const asked = pictures.log.map(({ path }) => new URL(path, pictures.url).searchParams)
  expect(new Set(asked.map((query) => query.get('url')))).toEqual(new Set([photo]))
  expect(pictures.log.map(({ headers }) => headers.referer)).not.toContainEqual(expect.anything())
})

test('IMG-03 of two hosts only the listed one is asked, by rows and preloads', async () => {
  const { page, show, states, requests } = await openGallery({
    client: preloading(`{ hosts: ['images.example.com'] }`),
    before: (opened) => opened.route('https://**', (route) => route.fulfill({ status: 404 })),
  })
  const urls = ['https://images.example.com/a.png', 'https://tracker.example.com/a.png']
  await page.evaluate((all) => preload(all), urls)
  await show(...urls.map((url) => ({ url })))
  await expect.poll(states).toEqual(['failed', 'blocked'])
  expect(new Set(requests.filter((url) => url.startsWith('https:')))).toEqual(new Set([urls[0]]))
})

const attackNames = Object.keys(createAttacks(''))
const trusted = "require-trusted-types-for 'script'; trusted-types 'none'"

test.each([
  ['loaded', galleryOf('{}')],
  [
    'drawn by a renderer',
    `import { createAttacks } from './test/pages/pictures/attacks.ts'
     const attacks = createAttacks(new URLSearchParams(location.search).get('pictures') + '/spy')
     ${galleryOf(`{ avatars: { renderer: (seed) => attacks[seed.replace('demo_', '')] } }`)}`,
  ],
])(
  'IMG-10 pictures that attack, %s: nothing runs, nobody is asked, and no trusted type is missed',
  async (how, client) => {
    const { page, pictures, show, states, violations, problems } = await openGallery({
      client,
      policy: trusted,
    })
    const dialogs: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      dialog.dismiss().catch(() => undefined)
    })
    const people = attackNames.map((name) => ({
      userId: name,
      url: how === 'loaded' ? `${pictures.url}/attacks/${name}.svg` : generated(name),
    }))
    await show(...people)
    await expect.poll(states).not.toContain('loading')
    const shown = (await states()).filter((state) => state === 'loaded')
    expect(shown.length).toBeGreaterThan(attackNames.length - 3)
    await page.waitForTimeout(1_000)
    expect(pictures.log.filter(({ path }) => path.startsWith('/spy'))).toEqual([])
    expect(await page.evaluate(() => Reflect.get(globalThis, 'attacked'))).toBeUndefined()
    expect([...violations, ...problems, ...dialogs]).toEqual([])
  },
)

test('IMG-10 the attacks are real: written into the page, most of them succeed', async () => {
  const { page, pictures } = await openGallery()
  const attacks = createAttacks(`${pictures.url}/spy`)
  await page.evaluate((all) => {
    for (const attack of all) document.body.appendChild(document.createElement('div')).innerHTML = attack
  }, Object.values(attacks))
  await expect
    .poll(
      () => new Set(pictures.log.filter(({ path }) => path.startsWith('/spy')).map(({ path }) => path)).size,
    )
    .toBeGreaterThan(5)
  expect(await page.evaluate(() => Reflect.get(globalThis, 'attacked'))).toBe(1)
})

const FACES = 30
const page30 = Array.from({ length: FACES }, (_, number) => ({
  url: generated(`user-${number}`),
  userId: `user-${number}`,
}))

const ways = [
  ['as the kit comes', galleryOf('{}')],
  [
    'by a renderer that needs no time',
    galleryOf(
      `{ avatars: { renderer: () => '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' } }`,
    ),
  ],
  [
    'without a provider',
    `import { toProfile } from './test/pages/pictures/Gallery.tsx'
     import { startGallery } from './test/pages/pictures/startGallery.tsx'
     import { ProfileAvatar } from './src/components/profile-avatar/ProfileAvatar.tsx'
     startGallery((people) => people.map((person, index) => <ProfileAvatar key={index} profile={toProfile(person)} />))`,
  ],
  ['ahead', preloading('{}')],
] as const

test.each(ways)(
  'IMG-11 thirty faces, drawn %s: where the policy has data:, all are shown',
  async (way, client) => {
    const { page, show, states, violations, problems } = await openGallery({
      client,
      policy: 'img-src https: data:',
    })
    if (way === 'ahead')
      await page.evaluate(
        (urls) => preload(urls),
        page30.map(({ url }) => url),
      )
    await show(...page30)
    await expect.poll(states).toEqual(page30.map(() => 'loaded'))
    expect([...violations, ...problems]).toEqual([])
  },
)

test.each(
  ['img-src https:', "img-src 'none'"].flatMap((policy) =>
    ways.map(([way, client]) => ({ policy, way, client })),
  ),
)(
  'IMG-11 thirty faces, drawn $way: under $policy one is tried, and letters show',
  async ({ policy, way, client }) => {
    const { page, show, states, violations } = await openGallery({ client, policy })
    if (way === 'ahead')
      await page.evaluate(
        (urls) => preload(urls),
        page30.map(({ url }) => url),
      )
    await show(...page30)
    await expect.poll(states).toEqual(page30.map(() => 'failed'))
    expect(await page.locator('text:visible').allTextContents()).toEqual(page30.map(() => 'AL'))
    await show()
    await show(...page30)
    await expect.poll(states).toEqual(page30.map(() => 'failed'))
    expect(violations).toEqual(['img-src data'])
  },
)
