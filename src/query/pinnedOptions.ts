// `undefined` has to be spelled out to hold against a default, which the types of TanStack Query do not
// allow everywhere under exactOptionalPropertyTypes: as a mere object, its properties stay out of the types.
const unset: object = {
  placeholderData: undefined,
  initialData: undefined,
  select: undefined,
  persister: undefined,
}

/** Of a mutation. For why, see `pinnedOptions`. */
export const pinnedMutationOptions = {
  retry: false,
  networkMode: 'always',
  throwOnError: false,
  meta: { profileKit: true },
} as const

/**
 * What a host's default options must not change, because one of the kit's promises hangs on it:
 * retries belong to the client alone, a first load runs whatever `navigator.onLine` says, and a failed
 * profile becomes a fallback, not an error boundary or another person's leftover data.
 */
export const pinnedOptions = {
  ...unset,
  ...pinnedMutationOptions,
  refetchOnReconnect: true,
} as const
