'use client'
import { DEFAULT_LOCALE } from '../internal/createInLocale.ts'
import { useOptionalProfileKit } from './ProfileContext.ts'

/** The language in which numbers and dates are written. */
export function useLocale(): string {
  return useOptionalProfileKit()?.locale ?? DEFAULT_LOCALE
}
