import type { QueryKey } from '@tanstack/react-query'

/**
 * Whether a query is the kit's. A host that persists or broadcasts its own cache leaves those out: they belong to one
 * login, and `persistProfiles` and `syncTabs` keep them apart by it.
 *
 * @example
 * shouldDehydrateQuery: (query) => !isProfileKitQuery(query) && defaultShouldDehydrateQuery(query)
 */
export function isProfileKitQuery({
  queryKey,
  meta,
}: {
  queryKey: QueryKey
  meta?: object | undefined
}): boolean {
  return queryKey[0] === 'profile-kit' || (meta !== undefined && 'profileKit' in meta)
}
