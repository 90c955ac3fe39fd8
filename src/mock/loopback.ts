import { isLoopback } from '../internal/isLoopback.ts'

/** Whether a `Host` header, or the host of an origin, names this machine alone: `localhost`, `127.x.x.x` or `[::1]`. */
export function isLoopbackHost(host: string): boolean {
  return isLoopback(host.replace(/:\d{1,5}$/, '').toLowerCase())
}
