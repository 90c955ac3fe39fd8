import * as v from 'valibot'
import { ProfileKitError } from './errors.ts'

/**
 * Holds an answer against a schema.
 *
 * @throws {ProfileKitError} `invalid-response`, with the place of the first wrong value, but not the value.
 */
export function readAnswer<TSchema extends v.GenericSchema>(
  schema: TSchema,
  body: unknown,
): v.InferOutput<TSchema> {
  const result = v.safeParse(schema, body)
  if (result.success) return result.output
  throw wrongShape(result.issues[0].path?.map(({ key }) => String(key)).join('.'))
}

/** JSON that is not what was asked for. `path` is the place of the first wrong value. */
export function wrongShape(path = 'the whole body'): ProfileKitError {
  return new ProfileKitError(
    'invalid-response',
    `the service answered with JSON of another shape (first at: ${path}). Check that baseUrl leads to the profile service.`,
    { retryable: true, path },
  )
}
