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
  const path = result.issues[0].path?.map(({ key }) => String(key)).join('.') ?? 'the whole body'
  throw new ProfileKitError(
    'invalid-response',
    `the service answered with JSON of another shape (first at: ${path}). Check that baseUrl leads to the profile service.`,
    { retryable: true, path },
  )
}
