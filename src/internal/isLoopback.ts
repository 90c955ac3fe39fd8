/** Whether a host is this machine. Expects `hostname` of a parsed URL, where every spelling has become one. */
export function isLoopback(hostname: string): boolean {
  return /^(?:127\.[\d.]+|\[::1\]|(?:.+\.)?localhost)\.*$/.test(hostname)
}
