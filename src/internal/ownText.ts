import { isRecord } from './isRecord.ts'

/** The text a value has under `field` itself, not by inheritance; `undefined` where there is none. */
export function ownText(value: unknown, field: string): string | undefined {
  if (!isRecord(value)) return undefined
  const own: unknown = Object.getOwnPropertyDescriptor(value, field)?.value
  return typeof own === 'string' ? own : undefined
}
