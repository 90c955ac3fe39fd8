import type { ProfileKitEvent } from 'profile-kit/api'

/** One line of JSON per event, without user ids. */
export function logEvents(write: (line: string) => void) {
  return (event: ProfileKitEvent) => {
    write(JSON.stringify({ ...event, source: 'profile-kit', userId: undefined }))
  }
}
