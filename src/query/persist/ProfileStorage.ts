/** Where `persistProfiles` keeps its rows: the `AsyncStorage` of TanStack's persisters, with `entries`. */
export interface ProfileStorage {
  getItem: (key: string) => string | null | undefined | Promise<string | null | undefined>
  setItem: (key: string, value: string) => unknown
  removeItem: (key: string) => void | Promise<void>
  entries: () => [key: string, value: string][] | Promise<[key: string, value: string][]>
}
