import type { Labels } from '../../hooks/labels.ts'

/** The texts of a group in English. */
export const groupLabels = {
  groupCount: { other: '+{count}' },
  groupMore: { one: '{count} more', other: '{count} more' },
} satisfies Partial<Labels>
