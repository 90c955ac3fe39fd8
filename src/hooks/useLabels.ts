'use client'
import { defaultLabels, type Labels } from './labels.ts'
import { useOptionalProfileKit } from './ProfileContext.ts'

/** The provider's texts, and the English ones where there is no provider. */
export function useLabels(): Labels {
  return useOptionalProfileKit()?.labels ?? defaultLabels
}
