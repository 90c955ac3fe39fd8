/** Names that a public resolver does not answer: special-use (RFC 6761, 6762, 8375), `.internal`, and bare words. */
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)$|^[^.]*$/

/**
 * Whether a host is, or may be, on the viewer's machine or in their network. Expects `hostname` of a parsed
 * http(s) URL, where every spelling of an address (`0x7f.1`, `2130706433`, `①27.0.0.1`) has become one.
 */
export function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPrivateIpv6(hostname.slice(1, -1))
  const host = withoutRootDot(hostname)
  return /^[\d.]+$/.test(host) ? isPrivateIpv4(host) : PRIVATE_NAME.test(host)
}

/** `example.com.` and `example.com` are one host. Takes an origin, too. */
export function withoutRootDot(host: string): string {
  return host.replace(/\.+(?=(:\d+)?$)/, '')
}

// The IANA special-purpose registry, multicast and reserved space. Documentation ranges lead nowhere and are left out.
function isPrivateIpv4(address: string): boolean {
  const [a = 0, b = 0, c = 0] = address.split('.').map(Number)
  return (
    a === 0 || // this network
    a === 10 ||
    a === 127 ||
    a >= 224 || // multicast, reserved, broadcast
    (a === 100 && b >= 64 && b < 128) || // carrier-grade NAT
    (a === 169 && b === 254) || // link-local, cloud metadata
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && (b === 168 || (b === 0 && c === 0))) || // protocol assignments
    (a === 198 && (b === 18 || b === 19)) // benchmarks
  )
}

// Only global unicast (2000::/3) is public, without the parts that carry an IPv4 address inside: Teredo and its
// neighbours (2001::/23), 6to4 (2002::/16). Mapped and translated addresses lie outside it anyway.
function isPrivateIpv6(address: string): boolean {
  const [first = 0, second = 0] = address.split(':').map((group) => Number.parseInt(group || '0', 16))
  return first < 0x2000 || first > 0x3fff || first === 0x2002 || (first === 0x2001 && second < 0x200)
}
