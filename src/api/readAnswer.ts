import { isRecord } from '../internal/isRecord.ts'
import { ProfileKitError } from './errors.ts'

// Whoever copies an object key by key, or asks what kind it is, would be misled by these.
const TRAPS = ['__proto__', 'prototype', 'constructor']

/**
 * Holds an answer against what it must be: an object, with text under each of `fields`. The rest is kept as it came.
 *
 * @throws {ProfileKitError} `invalid-response`, with the place of the first wrong value, but not the value.
 */
export function readAnswer<Field extends string>(
  body: unknown,
  ...fields: Field[]
): Record<string, unknown> & Record<Field, string> {
  if (!isRecord(body)) throw wrongShape()
  const wire = Object.fromEntries(Object.entries(body).filter(([key]) => !TRAPS.includes(key)))
  if (hasTexts(wire, fields)) return wire
  throw wrongShape(fields.find((field) => typeof wire[field] !== 'string'))
}

function hasTexts<Field extends string>(
  wire: Record<string, unknown>,
  fields: readonly Field[],
): wire is Record<string, unknown> & Record<Field, string> {
  return fields.every((field) => typeof wire[field] === 'string')
}

/** JSON that is not what was asked for. `path` is the place of the first wrong value. */
export function wrongShape(path = 'the whole body'): ProfileKitError {
  return new ProfileKitError(
    'invalid-response',
    `the service answered with JSON of another shape (first at: ${path}). Check that baseUrl leads to the profile service.`,
    { retryable: true, path },
  )
}
