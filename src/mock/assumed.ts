/** Everything the mock does that the service does not document. A correction is a change to the file that does it. */
export const assumed: readonly string[] = [
  'A token names its tenant in the claim tenant_id, then sub_id, and its user in sub. One without a tenant belongs to the default one.',
  'Any user of a tenant may read and change any profile of it.',
  'A read answers 200, also when it creates; so does a PUT.',
  'PUT takes avatar_url too; it wins over regenerate_avatar. A name has 1 to 100 characters, an avatar_url at most 2048.',
  "After regenerate_avatar the picture's seed is the time of the change in milliseconds.",
  'An empty change, {}, moves updated_at.',
  'Errors are JSON, { error, code }: 400 bad path, id or JSON, 401 no token or a malformed one, 403 another tenant in the path, 404, 405, 413 over 64 KiB, 415 not JSON, 422 wrong values, 429 with Retry-After, 503. Only the code AUTH_001 is known from elsewhere; which error carries it is not.',
  'Boards answer { entries, total, window_key }; limit is cut to 1000; around a user it is 11 by default.',
  'Users who tie share a rank, and the next rank is skipped (1, 2, 2, 4).',
  'A user who is not on a board has no entries around them, and null as rank and score. Every tenant has the same boards.',
  "The tenant may stand before the board in the path, as older pages of the service have it; it must be the token's.",
  'Twenty requests a second for each token, under the scenario rate-limited.',
  'CORS: pages of this machine and of configured origins may read, with the headers Authorization and Content-Type.',
  'The live leaderboard and the snapshots are not there yet.',
]
