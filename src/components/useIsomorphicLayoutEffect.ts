'use client'
import { useEffect, useLayoutEffect } from 'react'

/** `useLayoutEffect`, without React 18's warning on the server, where neither runs. */
export const useIsomorphicLayoutEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect
