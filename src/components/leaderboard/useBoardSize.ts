'use client'
import type { RefObject } from 'react'
import { useIsomorphicLayoutEffect } from '../useIsomorphicLayoutEffect.ts'

interface BoardSize {
  height: number | undefined
  rowHeight: number | undefined
}

/** Sizes the board by script: a `style` attribute in server HTML may be refused by a content security policy. */
export function useBoardSize(
  boardRef: RefObject<HTMLElement | null>,
  { height, rowHeight }: BoardSize,
): void {
  useIsomorphicLayoutEffect(() => {
    const style = boardRef.current?.style
    if (!style || height === undefined) return
    style.setProperty('block-size', `${height}px`)
    style.setProperty('overflow-y', 'auto')
    return () => {
      style.removeProperty('block-size')
      style.removeProperty('overflow-y')
    }
  }, [boardRef, height])
  useIsomorphicLayoutEffect(() => {
    const style = boardRef.current?.style
    if (!style || rowHeight === undefined) return
    style.setProperty('--profile-kit-row-height', `${rowHeight}px`)
    return () => {
      style.removeProperty('--profile-kit-row-height')
    }
  }, [boardRef, rowHeight])
}
