import { fireEvent, render } from '@testing-library/react'
import {
  createElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type RefCallback,
} from 'react'
import { describe, expect, test, vi } from 'vitest'
import type { PartSlots } from '../../src/components/usePart.ts'

/** What any part can be given, whatever its element and its state. */
export type AnyPartProps = Omit<HTMLAttributes<HTMLElement>, 'className' | 'style' | 'children'> &
  PartSlots<object> & { ref?: RefCallback<HTMLElement> }

export interface Part {
  /** The value of `data-profile-kit`. */
  name: string
  tag: string
  /** The keys of the state it shows. */
  state: readonly string[]
  /** Something only the part itself says, to tell that it is there whatever its element. */
  holds: (element: HTMLElement) => boolean
  element: (props: AnyPartProps) => ReactElement
  wrapper?: (props: { children: ReactNode }) => ReactNode
}

/** What every part promises: its element, its state as attributes, and the props every part takes. */
export function describeConformance({ name, tag, state, holds, element, wrapper }: Part): void {
  const show = (props: AnyPartProps = {}) => {
    const { container, ...rest } = render(element(props), wrapper && { wrapper })
    const part = container.querySelector<HTMLElement>(`[data-profile-kit="${name}"]`)
    if (!part) throw new Error(`There is no [data-profile-kit="${name}"]`)
    return { part, ...rest }
  }

  describe(`<${name}> is a part like any other`, () => {
    test('renders its element, and passes attributes on to it', () => {
      const { part } = show({ id: 'x', title: 'A title', 'aria-description': 'A description' })
      expect(part.tagName).toBe(tag.toUpperCase())
      expect(part).toHaveAttribute('id', 'x')
      expect(part).toHaveAttribute('title', 'A title')
      expect(part).toHaveAttribute('aria-description', 'A description')
      expect(holds(part)).toBe(true)
    })

    test('says what it shows in data attributes, and tells className and style the same', () => {
      let seen: object = {}
      const { part } = show({
        className: (shown) => {
          seen = shown
          return 'from-state'
        },
        style: (shown) => (shown === seen ? { color: 'red' } : undefined),
      })
      expect(Object.keys(seen).sort()).toEqual([...state].sort())
      for (const [key, value] of Object.entries(seen)) {
        const isShown = value !== undefined && value !== false
        expect(part.getAttribute(`data-${key}`)).toBe(isShown ? String(value === true ? '' : value) : null)
      }
      expect(part).toHaveClass('from-state')
      expect(part.style.color).toBe('red')
    })

    test('takes a class and a style as they are', () => {
      const { part } = show({ className: 'plain', style: { color: 'red' } })
      expect(part).toHaveClass('plain')
      expect(part.style.color).toBe('red')
    })

    test('has neither a class nor a style of its own', () => {
      const { part } = show()
      expect(part).not.toHaveAttribute('class')
      expect(part.outerHTML).not.toMatch(/ style=/)
    })

    test('gives its element to the ref, and takes it back', () => {
      const ref = vi.fn<(element: HTMLElement | null) => void>()
      const { part, unmount } = show({ ref })
      expect(ref.mock.calls.map(([shown]) => shown)).toEqual([part])
      unmount()
      expect(ref.mock.calls.map(([shown]) => shown)).toEqual([part, null])
    })

    test('calls event handlers', () => {
      const onClick = vi.fn<() => void>()
      const { part } = show({ onClick })
      fireEvent.click(part)
      expect(onClick).toHaveBeenCalledTimes(1)
    })

    test('render: an element keeps its props, its class, its handlers and its ref', () => {
      const [refs, clicks] = [vi.fn<(owner: string) => void>(), vi.fn<(owner: string) => void>()]
      const { part } = show({
        id: 'x',
        className: 'outer',
        ref: (shown) => void (shown && refs('part')),
        onClick: () => clicks('part'),
        render: createElement('section', {
          lang: 'de',
          className: 'inner',
          ref: (shown) => void (shown && refs('element')),
          onClick: () => clicks('element'),
        }),
      })
      expect(part.tagName).toBe('SECTION')
      expect(part).toHaveAttribute('id', 'x')
      expect(part).toHaveAttribute('lang', 'de')
      expect(part).toHaveClass('outer', 'inner')
      expect(holds(part)).toBe(true)
      fireEvent.click(part)
      expect(clicks.mock.calls.flat().sort()).toEqual(['element', 'part'])
      expect(refs.mock.calls.flat().sort()).toEqual(['element', 'part'])
    })

    test('render: an element’s ref is given its element once, however often the part is rendered', () => {
      const [outer, inner] = [
        vi.fn<(shown: Element | null) => void>(),
        vi.fn<(shown: Element | null) => void>(),
      ]
      const { part, rerender } = show({ ref: outer, render: <section ref={inner} /> })
      rerender(element({ ref: outer, render: <section ref={inner} lang="de" /> }))
      expect(part).toHaveAttribute('lang', 'de')
      expect([...outer.mock.calls, ...inner.mock.calls]).toEqual([[part], [part]])
    })

    test('render: a function gets the props and the state', () => {
      const { part } = show({
        className: 'outer',
        render: (props, shown) =>
          createElement('h2', { ...props, lang: Object.keys(shown).sort().join(' ') }),
      })
      expect(part.tagName).toBe('H2')
      expect(part).toHaveClass('outer')
      expect(part).toHaveAttribute('lang', [...state].sort().join(' '))
      expect(holds(part)).toBe(true)
    })
  })
}
