'use client'
import {
  cloneElement,
  type ComponentPropsWithoutRef,
  createElement,
  type CSSProperties,
  type HTMLAttributes,
  type ReactElement,
  type Ref,
  type RefCallback,
  useMemo,
  version,
} from 'react'
import { mergeProps } from './mergeProps.ts'
import { mergeRefs } from './mergeRefs.ts'

// Lets `style` set what styles.css goes by.
declare module 'react' {
  interface CSSProperties {
    [property: `--profile-kit-${string}`]: string | number | undefined
  }
}

type Tag = 'div' | 'form' | 'span'

/** What a `render` function is handed: to be spread on the element it returns, whichever that is. */
export interface RenderedProps extends HTMLAttributes<HTMLElement> {
  ref?: RefCallback<Element> | undefined
}

/** What every part takes besides the attributes of its element. */
export interface PartSlots<State> {
  /** A class, or a function of what the part shows. */
  className?: string | ((state: State) => string | undefined) | undefined
  /** Inline style, or a function of what the part shows. */
  style?: CSSProperties | ((state: State) => CSSProperties | undefined) | undefined
  /** Another element than the part's own: one whose props are added to, or a function that returns one. */
  render?: ReactElement<ElementProps> | ((props: RenderedProps, state: State) => ReactElement) | undefined
}

/** The props of a part that renders a `<Name>` and shows `State` as `data-*` attributes. */
export type PartProps<Name extends Tag, State> = Omit<ComponentPropsWithoutRef<Name>, 'className' | 'style'> &
  PartSlots<State>

interface Part<State> {
  /** The value of `data-profile-kit`, which styles.css goes by. */
  name: string
  /** One `data-*` attribute each: `true` is an empty one, `false` and `undefined` are none. */
  state: State
  /** What the part puts on its element itself. The caller's attributes win over these. */
  own?: HTMLAttributes<HTMLElement> & Record<`data-${string}`, unknown>
}

/** Renders one part: its element, with the caller's props, its own, and what it shows as `data-*` attributes. */
export function usePart<State extends object, Element>(
  tag: Tag,
  { name, state, own = {} }: Part<State>,
  { className, style, render, ...given }: PartSlots<State>,
  ref: Ref<Element> | undefined,
): ReactElement {
  const inner = typeof render === 'object' ? refOf(render) : undefined
  const partRef = useMemo(() => mergeRefs(ref, inner), [ref, inner])
  const props = mergeProps(own, {
    ...given,
    className: typeof className === 'function' ? className(state) : className,
    style: typeof style === 'function' ? style(state) : style,
    ref: partRef,
    'data-profile-kit': name,
    ...toDataAttributes(state),
  })
  if (typeof render === 'function') return render(props, state)
  return render
    ? cloneElement(render, { ...mergeProps(props, render.props), ref: partRef })
    : createElement(tag, props)
}

function toDataAttributes(state: object): Record<string, unknown> {
  const shown = Object.entries(state).filter(([, value]) => value !== undefined && value !== false)
  return Object.fromEntries(shown.map(([key, value]) => [`data-${key}`, value === true ? '' : value]))
}

type ElementProps = Record<string, unknown> & { ref?: Ref<unknown> | undefined }

// React 19 made the ref a prop; before, it stood beside the props.
const isReact18 = version.startsWith('18.')

function refOf(element: ReactElement<ElementProps> & { ref?: Ref<unknown> | undefined }) {
  return (isReact18 ? element : element.props).ref
}
