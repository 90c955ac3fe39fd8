import * as z from 'zod/mini'
import { ProfileKitError } from './errors.ts'

/**
 * Holds an answer against a schema.
 *
 * @throws {ProfileKitError} `invalid-response`, with the place of the first wrong value, but not the value.
 */
export function readAnswer<TSchema extends z.ZodMiniType>(schema: TSchema, body: unknown): z.output<TSchema> {
  const result = z.safeParse(schema, body)
  if (result.success) return result.data
  const path = result.error.issues[0]?.path.join('.') || 'the whole body'
  throw new ProfileKitError(
    'invalid-response',
    `the service answered with JSON of another shape (first at: ${path}). Check that baseUrl leads to the profile service.`,
    { retryable: true, path },
  )
}
