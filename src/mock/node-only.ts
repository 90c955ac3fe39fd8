/** Stands in for `mock/node` and `mock/vite` where they are bundled for a browser, so that the mistake names itself. */
export const serveMockApi: never = refuse()
export const mockApi: never = refuse()

function refuse(): never {
  throw new Error(
    'profile-kit: "profile-kit/mock/node" and "profile-kit/mock/vite" open ports, so they run in Node only, and this is ' +
      'a browser bundle. In a page, use createMockApi() from "profile-kit/mock" and hand its `fetch` to the client.',
  )
}
