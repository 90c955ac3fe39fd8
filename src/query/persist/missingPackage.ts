export function missingPackage(name: string, cause: unknown): Error {
  return new Error(
    `profile-kit: persistProfiles stands on ${name}, which cannot be loaded. Install what it needs: ` +
      'npm install @tanstack/query-persist-client-core idb-keyval',
    { cause },
  )
}
