/** A refusal in the one shape the platform is known to use, `{ error, code }`. Which code it uses when is assumed. */
export function refusal(
  status: number,
  code: string,
  error: string,
  headers: Record<string, string> = {},
): Response {
  return jsonAnswer(status, { error, code }, headers)
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  })
}

export function unauthorized(code: string, error: string): Response {
  return refusal(401, code, error, { 'WWW-Authenticate': 'Bearer' })
}
