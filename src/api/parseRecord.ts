import { isRecord } from '../internal/isRecord.ts'
import { ProfileKitError } from './errors.ts'

/** What these are called on every object: an app that copies an answer field by field would change the copy's kind. */
const RESERVED = ['__proto__', 'prototype', 'constructor']

/**
 * The fields of an answer that must be a JSON object.
 *
 * @throws {ProfileKitError} `invalid-response`
 */
export function parseRecord(body: unknown): Record<string, unknown> {
  if (!isRecord(body)) throw wrongShape()
  return Object.fromEntries(Object.entries(body).filter(([name]) => !RESERVED.includes(name)))
}

/**
 * A field that must be text.
 *
 * @throws {ProfileKitError} `invalid-response`
 */
export function parseText(record: Record<string, unknown>, field: string): string {
  const value = record[field]
  if (typeof value === 'string') return value
  throw wrongShape(field)
}

/** JSON that is not what was asked for, with the place of the first wrong value, but not the value. */
export function wrongShape(path = 'the whole body'): ProfileKitError {
  return new ProfileKitError(
    'invalid-response',
    `the service answered with JSON of another shape (first at: ${path}). Check that baseUrl leads to the profile service.`,
    { retryable: true, path },
  )
}
