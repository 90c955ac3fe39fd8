import '../../src/components/styles.css'
import { cleanup, render } from '@testing-library/react'
import fc from 'fast-check'
import type { ReactNode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { displayName } from '../../src/avatar/displayName.ts'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import { ProfileAvatar } from '../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileRoot } from '../../src/components/profile-root/ProfileRoot.tsx'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { hostileNames } from '../../stories/support/hostileNames.ts'
import { BLANKS } from '../avatar/arbitraries.ts'
import { paint } from '../support/paint.ts'
import { findRole, readAccessibility, readAloud } from '../support/readAccessibility.ts'
import { setup } from '../support/setup.tsx'
import { createEntries, createProfile } from './people.ts'

beforeEach(() => page.viewport(480, 640))
afterEach(() => {
  cleanup()
  document.title = ''
})

const part = (name: string) => `[data-profile-kit="${name}"]`

function findAll(selector: string, root: ParentNode = document): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)]
}

function find(selector: string): HTMLElement {
  const [element] = findAll(selector)
  if (!element) throw new Error(`There is no ${selector}`)
  return element
}

/** A board of these names, in hand: it asks for nothing. */
function Board({ names, ...props }: { names: readonly string[]; onRowAction?: () => void }) {
  const profiles = names.map((name, index) => createProfile({ user_id: `player-${index + 1}`, name }))
  return (
    <Leaderboard
      entries={createEntries(names.length)}
      profiles={profiles}
      formatScore={() => '7'}
      {...props}
    />
  )
}

function textBox(node: Node): DOMRect {
  const range = document.createRange()
  range.selectNodeContents(node)
  return range.getBoundingClientRect()
}

/** Vectors that run as soon as they are parsed, in any of the places a name might be put into markup. */
const SCRIPTED_NAMES = [
  '<img src=x onerror=pwn()>',
  '<IMG """><img src=x:x onerror="pwn()">',
  '"><img src=x onerror=pwn()>',
  "'><img src=x onerror=pwn()>",
  '" onerror="pwn()" onload="pwn()" onfocus="pwn()" autofocus x="',
  "' onmouseover='pwn()' style='position:fixed;inset:0",
  '</title><img src=x onerror=pwn()>',
  '</textarea></style></script><img src=x onerror=pwn()>',
  '--><img src=x onerror=pwn()><!--',
  ']]><img src=x onerror=pwn()>',
  '<script>pwn()</script>',
  '</script><script>pwn()</script>',
  '<svg><script>pwn()</script></svg>',
  '<iframe srcdoc="<script>parent.pwn()</script>">',
  '<details open ontoggle=pwn()>',
  '<video><source onerror=pwn()></video>',
  '<style>*{display:none}</style>',
  '<base href=https://evil.example>',
  '<meta http-equiv=refresh content=0>',
  '&lt;img src=x onerror=pwn()&gt;',
  '\\u003cimg src=x onerror=pwn()\\u003e',
  '<img\u0000src=x\u000Conerror=pwn()>',
  'javascript:pwn()',
  '${pwn()}{{constructor.constructor("pwn()")()}}',
]

/** Everything of the kit that shows a name, and what apps do with one. */
function Everywhere({ name, userId }: { name: string; userId: string }) {
  const profile = createProfile({ name })
  const { name: read } = useDisplayProfile(userId)
  return (
    <main>
      <title>{read}</title>
      <p role="status">{read} has joined</p>
      <ProfileName profile={profile} />
      <ProfileAvatar profile={profile} />
      <ProfileAvatar profile={{ ...profile, avatar_url: 'https://localhost:1/x.png' }} />
      <ProfileRoot userId={userId}>
        <ProfileAvatar alt={read} /> <ProfileName />
      </ProfileRoot>
      <Board names={[name]} />
      <Board names={[name]} onRowAction={() => undefined} />
    </main>
  )
}

test('TXT-01 a name is text: in elements, attributes, the title, a live region, server HTML and the clipboard', async () => {
  const ran = vi.fn<() => void>()
  Reflect.set(globalThis, 'pwn', ran)
  const names = ['Ada Lovelace, Countess', ...SCRIPTED_NAMES, ...hostileNames.map(({ name }) => name)]
  const profiles = names.map((name, index) => ({ user_id: `user-${index}`, name: name.slice(0, 9000) }))
  const { wrapper: Wrapper } = setup({ profiles })
  const tagsOf = (root: ParentNode) => findAll('*', root).map(({ tagName }) => tagName)
  const tags: string[][] = []
  for (const [index, name] of names.entries()) {
    const element = (
      <Wrapper>
        <Everywhere name={name} userId={`user-${index}`} />
      </Wrapper>
    )
    const container = document.createElement('div')
    container.innerHTML = renderToString(element)
    document.body.append(container)
    const root = hydrateRoot(container, element)
    await vi.waitFor(() => expect(find('[role=status]').textContent).not.toBe(' has joined'))
    await vi.waitFor(() => expect(findAll(part('avatar') + ' img')).not.toEqual([]))
    tags.push(tagsOf(container).filter((tag) => !['IMG', 'svg', 'text', 'TITLE'].includes(tag)))
    expect(findAll('script, iframe, style, base, meta, details, video', container)).toEqual([])
    for (const image of findAll('img', container))
      expect(image.getAttribute('src')).toMatch(/^(data:image|https:)/)
    root.unmount()
    container.remove()
  }
  for (const [index, seen] of tags.entries()) expect({ index, seen }).toEqual({ index, seen: tags[0] })
  // What runs is heard of: the same markup does, where it is parsed.
  expect(ran).not.toHaveBeenCalled()
  const parsed = document.createElement('div')
  parsed.innerHTML = SCRIPTED_NAMES[0] ?? ''
  await vi.waitFor(() => expect(ran).toHaveBeenCalledTimes(1))
})

test('TXT-01 a row that is copied and pasted is text, in rich text and in plain', async () => {
  const ran = vi.fn<() => void>()
  Reflect.set(globalThis, 'pwn', ran)
  const name = '<img src=x onerror=pwn()>'
  render(
    <>
      <Board names={[name]} />
      <div contentEditable suppressContentEditableWarning aria-label="Rich" />
      <textarea aria-label="Plain" />
    </>,
  )
  getSelection()?.selectAllChildren(find(part('leaderboard-list')))
  await userEvent.keyboard('{Control>}c{/Control}')
  for (const label of ['Rich', 'Plain']) {
    find(`[aria-label=${label}]`).focus()
    await userEvent.keyboard('{Control>}v{/Control}')
  }
  const rich = find('[aria-label=Rich]')
  expect(rich.textContent).toContain(name)
  expect(findAll('script, img, [onerror]', rich)).toEqual([])
  const [plain] = document.getElementsByTagName('textarea')
  expect(plain?.value.split(/\s+(?=<|7$)/)).toEqual(['1', name, '7'])
  expect(ran).not.toHaveBeenCalled()
})

/** Boxes of one size, so that what is painted in one can be held against the others. */
function Boxes({ names }: { names: readonly string[] }) {
  const grid = { display: 'grid', gridTemplateColumns: 'repeat(4, 160px)', gridAutoRows: '30px' }
  return (
    // Round corners are not painted to the bit.
    <div style={{ ...grid, '--profile-kit-avatar-radius': '0' }}>
      {names.map((name, index) => (
        <div key={index} className="box" style={{ overflow: 'hidden' }}>
          <ProfileRoot profile={createProfile({ name })}>
            <ProfileAvatar size={24} /> <ProfileName />
          </ProfileRoot>
        </div>
      ))}
    </div>
  )
}

async function paintedBoxes(names: readonly string[]): Promise<string[]> {
  await page.viewport(680, 640)
  const { container } = render(<Boxes names={names} />)
  const paintedIn = await paint(container)
  return findAll('.box').map((box) => paintedIn(box.querySelector(part('name')) ?? box) + paintedIn(box))
}

const colorsOf = (painted: string) => new Set(painted.match(/\d+,\d+,\d+,\d+/g)).size

test('TXT-02 a name that would leave no ink is painted as no name at all is: the stand-in', async () => {
  const blank = fc.string({ unit: fc.constantFrom(...BLANKS, '\u0301', ' '), minLength: 1, maxLength: 6 })
  const names = ['', ...BLANKS, ...fc.sample(blank, { seed: 20, numRuns: 30 })]
  const [standIn = '', ...painted] = await paintedBoxes(names)
  expect(find(part('name')).textContent).toBe('User ada')
  expect(colorsOf(standIn)).toBeGreaterThan(8)
  expect(names.slice(1).filter((_, index) => painted[index] !== standIn)).toEqual([])
})

test('TXT-02 a name with anything to see is painted as itself', async () => {
  const names = ['', '.', '\u200BI\u200B', '\u2800.', '\u202Eada', '-\u0301']
  const painted = await paintedBoxes(names)
  expect(new Set(painted).size).toBe(names.length - 1)
  expect(painted[3]).toBe(painted[1])
  for (const box of painted) expect(colorsOf(box)).toBeGreaterThan(8)
})

const DIRECTIONS = [
  'Ada',
  'عبد الرحمن',
  'שרה כהן',
  '\u202Eada',
  '\u2067\u2066Ada\u202E',
  'Ada שרה 123 عبد!',
  'شركة 7',
  '(7)',
  '1815',
]

test.each(['ltr', 'rtl'])(
  'TXT-03 rank, name and score keep their order and their places on a board, %s',
  (dir) => {
    render(
      <div dir={dir}>
        <Board names={DIRECTIONS} />
      </div>,
    )
    const places = findAll(part('leaderboard-row')).map((row) => {
      const edges = ['leaderboard-rank', 'name', 'leaderboard-score'].map((name) => {
        const [cell] = findAll(part(name), row)
        const box = textBox(cell?.querySelector('bdi') ?? cell ?? row)
        // Where reading begins. Names end where they do, and scores are flush with the end of the row.
        return Math.round(dir === 'rtl' ? -box.right : box.left)
      })
      expect(edges).toEqual(edges.toSorted((a, b) => a - b))
      return edges[1]
    })
    expect(new Set(places).size).toBe(1)
    expect(
      new Set(findAll(part('leaderboard-score')).map((score) => score.getBoundingClientRect().left)).size,
    ).toBe(1)
  },
)

test.each([
  ['ltr', true],
  ['rtl', true],
  ['ltr', false],
  ['rtl', false],
])(
  'TXT-03 what stands around a name in a sentence keeps its side, %s, with styles.css: %s',
  (dir, isStyled) => {
    const sheets = [...document.styleSheets]
    for (const sheet of sheets) sheet.disabled = !isStyled
    render(
      <div dir={dir} style={{ inlineSize: 400 }}>
        {DIRECTIONS.map((name) => (
          <p key={name}>
            <span className="before">1.</span> <ProfileName profile={createProfile({ name })} />{' '}
            <span className="after">100 ({dir})</span>
          </p>
        ))}
      </div>,
    )
    const begin = (box: DOMRect) => Math.round(dir === 'rtl' ? -box.right : box.left)
    const end = (box: DOMRect) => Math.round(dir === 'rtl' ? -box.left : box.right)
    const places = findAll('p').map((line) => {
      const [before, name, after] = ['.before', 'bdi', '.after'].map((selector) => {
        const [element] = findAll(selector, line)
        return textBox(element ?? line)
      })
      if (!before || !name || !after) throw new Error('There is no line')
      expect(end(before)).toBeLessThan(begin(name))
      expect(end(name)).toBeLessThan(begin(after))
      return [begin(before), begin(name), begin(after) - end(name)]
    })
    for (const sheet of sheets) sheet.disabled = false
    // A pixel more or less is rounding.
    for (const [index, [first, second, gap]] of places.entries()) {
      expect([index, first, second]).toEqual([index, places[0]?.[0], places[0]?.[1]])
      expect(Math.abs((gap ?? 0) - (places[0]?.[2] ?? 0))).toBeLessThanOrEqual(1)
    }
  },
)

test('TXT-04, TXT-06 what reaches the page of a name is bounded, in text and in attributes', () => {
  const { container } = render(
    hostileNames.map(({ name }, index) => (
      <section key={index}>
        <ProfileAvatar profile={createProfile({ name })} />
        <Board names={[name]} />
      </section>
    )),
  )
  const texts = findAll('*', container).flatMap((element) => [
    ...[...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ nodeValue }) => nodeValue),
    ...['title', 'aria-label', 'alt'].map((name) => element.getAttribute(name)),
  ])
  const segmenter = new Intl.Segmenter('en')
  expect(texts.length).toBeGreaterThan(200)
  for (const text of texts) {
    expect(text?.length ?? 0).toBeLessThanOrEqual(256)
    expect([...segmenter.segment(text ?? '')].length).toBeLessThanOrEqual(64)
    expect(text ?? '').not.toMatch(/\p{M}{5}/u)
  }
  // As much as a name may have reaches it.
  expect(texts).toContain(`a${'\u0301'.repeat(4)}`)
  expect(texts).toContain(`${'W'.repeat(63)}…`)
})

const pile = Array.from({ length: 60 }, (_, index) => String.fromCharCode(0x300 + index)).join('')
const TALL = [
  `Z${pile}a${pile}l${pile}go`,
  'ฎี้ฎี้ᬓᭀཧཱུྃ',
  `Ö${'\u0489\u20DD\u20E0\u0488'}`,
  '﷽𒐫﷽',
  `g${'\u0323'.repeat(9)}g`,
]

async function paintedNeighbours(name: string): Promise<string[]> {
  const { container, unmount } = render(
    <>
      <Board names={['Ada', name, 'Grace']} />
      <div style={{ lineHeight: 1 }}>
        <div className="neighbour">above</div>
        <div>
          by <ProfileName profile={createProfile({ name })} />
        </div>
        <div className="neighbour">below</div>
      </div>
    </>,
  )
  const paintedIn = await paint(container)
  const row = ':nth-child(2)'
  const beside = `${part('leaderboard-row')}:not(${row}), ${row} > * > ${part('leaderboard-rank')}, .neighbour`
  const painted = findAll(`${beside}, ${row} > * > ${part('leaderboard-score')}`).map(paintedIn)
  unmount()
  return painted
}

test('TXT-05 whatever a name piles up, the rows and lines beside it are painted as beside any other', async () => {
  const beside = await paintedNeighbours('Eve')
  expect(beside).toHaveLength(6)
  for (const name of TALL) expect([name, await paintedNeighbours(name)]).toEqual([name, beside])
  // What is piled up would be seen there, if names did not keep it to themselves.
  const sheet = document.createElement('style')
  sheet.textContent = `${part('name')} > bdi { overflow: visible }`
  document.head.append(sheet)
  expect(await paintedNeighbours(TALL[0] ?? '')).not.toEqual(beside)
  sheet.remove()
})

test('TXT-06 a megabyte widens nothing, in a sentence or on a board, and can be read as far as it is shown', () => {
  const names = ['W'.repeat(1_000_000), 'W '.repeat(500_000), '﷽'.repeat(1000), '\u3164W'.repeat(1000)]
  render(
    <div style={{ width: 320 }}>
      {names.map((name, index) => (
        <p key={index} style={{ display: 'grid' }}>
          <span>
            By <ProfileName profile={createProfile({ name })} />
          </span>
        </p>
      ))}
      <Board names={names} />
    </div>,
  )
  const { right } = find('p').getBoundingClientRect()
  for (const element of findAll(`${part('name')}, ${part('leaderboard')}, ${part('leaderboard-score')}`))
    expect(element.getBoundingClientRect().right).toBeLessThanOrEqual(right + 0.5)
  for (const score of findAll(part('leaderboard-score'))) expect(score.scrollWidth).toBe(score.clientWidth)
  for (const [index, element] of findAll(`p ${part('name')}`).entries()) {
    expect(element.title).toBe(displayName(names[index]))
    expect(element.title).toBe(element.textContent)
  }
})

/** A mark of an app's own. */
const Verified = () => (
  <svg role="img" aria-label="Verified" width="12" height="12" viewBox="0 0 12 12">
    <path d="M2 6l3 3 5-6" />
  </svg>
)

test('TXT-09 a mark beside a name is heard after it, as a picture; a name can hold neither', async () => {
  const person = (name: string, mark?: ReactNode) => (
    <a href="#x">
      <ProfileRoot profile={createProfile({ name })}>
        <ProfileAvatar /> <ProfileName /> {mark}
      </ProfileRoot>
    </a>
  )
  render(
    <>
      {person('Ada Lovelace', <Verified />)}
      {person('Admin ✔')}
      {person('Admin ✅ Verified')}
      {person('<svg role="img" aria-label="Verified">')}
      {person('\u202Edeifirev nimdA')}
    </>,
  )
  const links = findRole(await readAccessibility(), 'link')
  expect(links.map((link) => link.name)).toEqual([
    'Ada Lovelace Verified',
    'Admin ✔',
    'Admin ✅ Verified',
    '<svg role="img" aria-label="Verified">',
    'deifirev nimdA',
  ])
  expect(links.map(readAloud)[0]).toEqual(['Ada Lovelace', 'Verified'])
  expect(links.map((link) => findRole([link], 'image').map(({ name }) => name))).toEqual([
    ['Verified'],
    [],
    [],
    [],
    [],
  ])
  for (const name of findAll(part('name')))
    expect(findAll('*', name).map(({ tagName }) => tagName)).toEqual(['BDI'])
  const [mark] = findAll('[aria-label=Verified]')
  expect(mark?.closest(part('name'))).toBeNull()
})

/** Nothing that is heard as nothing, or read out as a code. Joiners stay: emoji, and words, need them. */
const UNHEARD = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2800]|(?!\u200C|\u200D)(?!\p{M})\p{DI}/u

test('TXT-15 a row of a board is heard as one phrase: rank, name, score', async () => {
  const names = hostileNames.map(({ name }) => name)
  const board = (props: object) => (
    <Leaderboard
      entries={createEntries(names.length)}
      profiles={names.map((name, index) => createProfile({ user_id: `player-${index + 1}`, name }))}
      formatScore={() => '7 points'}
      {...props}
    />
  )
  const phrases = names.map((name, index) => [
    String(index + 1),
    displayName(name) || `User player-${index + 1}`,
    '7 points',
  ])
  const { rerender } = render(board({}))
  const items = findRole(await readAccessibility(), 'listitem')
  expect(items.map(readAloud)).toEqual(phrases)
  rerender(board({ onRowAction: () => undefined }))
  const buttons = findRole(await readAccessibility(), 'button').map(({ name }) => name)
  rerender(board({ getRowHref: () => '#x' }))
  const links = findRole(await readAccessibility(), 'link').map(({ name }) => name)
  expect(buttons).toEqual(phrases.map((phrase) => phrase.join(' ')))
  expect(links).toEqual(buttons)
  expect(links.filter((name) => UNHEARD.test(name))).toEqual([])
})

test('TXT-15 a picture alone is heard as a name without anything unheard in it', async () => {
  render(hostileNames.map(({ name }) => <ProfileAvatar key={name} profile={createProfile({ name })} />))
  const pictures = findRole(await readAccessibility(), 'image').map(({ name }) => name)
  expect(pictures).toEqual(hostileNames.map(({ name }) => displayName(name) || 'User ada'))
  expect(pictures.filter((name) => UNHEARD.test(name))).toEqual([])
})

const lookAlikes = [
  createProfile({ user_id: 'user-7f3e1a2b', name: 'Ada Lovelace' }),
  createProfile({ user_id: 'user-09ad44c1', name: 'Аda\u200B Lovelace' }),
  createProfile({ user_id: 'user-5be08d3f', name: 'Grace Hopper' }),
]

function LookAlikes({ disambiguate, width }: { disambiguate: boolean; width?: number }) {
  const entries = lookAlikes.map(({ user_id }, index) => ({ user_id, rank: index + 1, score: 7 }))
  return (
    <ProfileProvider client={null} disambiguate={disambiguate}>
      <div style={{ inlineSize: width }}>
        <Leaderboard entries={entries} profiles={lookAlikes} getRowHref={() => '#x'} />
        {lookAlikes.map((profile) => (
          <p key={profile.user_id}>
            By <ProfileName profile={profile} />
          </p>
        ))}
      </div>
    </ProfileProvider>
  )
}

const ids = () => findAll(part('name-id'))

test('TXT-08 ids come without moving a row, and are heard behind the name', async () => {
  const shifts: number[] = []
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if ('value' in entry) shifts.push(Number(entry.value))
  })
  observer.observe({ type: 'layout-shift' })
  const boxes = () =>
    JSON.stringify(findAll(`${part('leaderboard-row')}, p`).map((box) => box.getBoundingClientRect()))
  const { rerender } = render(<LookAlikes disambiguate={false} />)
  const before = boxes()
  rerender(<LookAlikes disambiguate />)
  await vi.waitFor(() => expect(ids()).toHaveLength(4))
  expect(boxes()).toBe(before)
  await new Promise(requestAnimationFrame)
  observer.disconnect()
  expect(shifts).toEqual([])
  const links = findRole(await readAccessibility(), 'link').map(({ name }) => name)
  expect(links).toEqual(['1 Ada Lovelace #1a2b 7', '2 Аda Lovelace #44c1 7', '3 Grace Hopper 7'])
})

test.each([
  ['ltr', 400],
  ['rtl', 400],
  ['ltr', 170],
  ['rtl', 170],
])(
  'TXT-08 an id stays whole and right behind its name, which gives way to it: %s, %i px',
  async (dir, width) => {
    const { container } = render(<LookAlikes disambiguate width={width} />)
    container.dir = dir
    await vi.waitFor(() => expect(ids()).toHaveLength(4))
    for (const id of ids()) {
      expect(id.scrollWidth).toBe(id.clientWidth)
      const name = id.parentElement?.querySelector('bdi') ?? id
      const [first, second] = [name.getBoundingClientRect(), textBox(id)]
      const gap = dir === 'rtl' ? first.left - second.right : second.left - first.right
      expect(Math.round(gap)).toBe(6)
      expect(second.bottom).toBeLessThanOrEqual(first.bottom)
      expect(name.scrollWidth > name.clientWidth).toBe(width === 170 && name.closest('li') !== null)
    }
    expect(find(part('leaderboard')).scrollWidth).toBeLessThanOrEqual(width)
  },
)

test('TXT-08 a name cannot look like the id behind one: that is smaller, with styles.css or without', async () => {
  render(
    <ProfileProvider client={null} disambiguate>
      <ProfileName profile={createProfile({ user_id: 'user-09ad44c1', name: 'Ada #1a2b' })} />
    </ProfileProvider>,
  )
  await vi.waitFor(() => expect(ids()).toHaveLength(1))
  const sizes = () => [find('bdi'), ...ids()].map((element) => parseFloat(getComputedStyle(element).fontSize))
  const sheets = [...document.styleSheets]
  const [name = 0, id = 0] = sizes()
  for (const sheet of sheets) sheet.disabled = true
  const [plainName = 0, plainId = 0] = sizes()
  expect(textBox(find(part('name'))).height).toBeLessThan(30)
  for (const sheet of sheets) sheet.disabled = false
  expect(id).toBeLessThan(0.9 * name)
  expect(plainId).toBeLessThan(0.9 * plainName)
})

test('TXT-08 the server’s plain names are taken over without complaint, and ids come', async () => {
  const container = document.createElement('div')
  container.innerHTML = renderToString(<LookAlikes disambiguate />)
  document.body.append(container)
  expect(ids()).toEqual([])
  expect(container.textContent).toContain('Аda Lovelace')
  const complaints: unknown[] = []
  const root = hydrateRoot(container, <LookAlikes disambiguate />, {
    onRecoverableError: (error) => complaints.push(error),
  })
  await vi.waitFor(() => expect(ids()).toHaveLength(4))
  expect(complaints).toEqual([])
  root.unmount()
  container.remove()
})
