import { createMockToken } from './createMockToken.ts'

/** Two commands that can be pasted, the token included. */
export function curlLines(url: string, tenantId: string): string {
  const token = createMockToken({ tenantId, userId: 'user_1' })
  const ask = (path: string) => `  curl -H 'Authorization: Bearer ${token}' '${url}${path}'`
  return [ask('/v1/profiles/user/user_1'), ask('/v1/leaderboards/weekly?limit=3')].join('\n')
}

/** What everyone who starts a mock has to know. */
export const warning =
  'For demos and tests only: tokens are read, never verified, and every program on this machine can ask.'
