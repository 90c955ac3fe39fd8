import type { DataTag, QueryKey, UnusedSkipTokenOptions } from '@tanstack/react-query'
import type { ProfileKitError } from '../api/errors.ts'

/**
 * What `queryOptions` makes, spelled out with what every supported version of TanStack Query exports: the compiler's
 * own inference would write names into the declarations that the lowest version does not have.
 */
export type ReadOptions<Data, Key extends QueryKey> = UnusedSkipTokenOptions<
  Data,
  ProfileKitError,
  Data,
  Key
> & {
  queryKey: DataTag<Key, Data, ProfileKitError>
}
