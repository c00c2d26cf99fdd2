import ipaddr from 'ipaddr.js';

/** Networks that the library counts as ordinary ones, but that lead to no public site. */
const BENCHMARKS = '198.18.0.0/15';
/** Protocol assignments, among them tunnels. */
const PROTOCOLS = '2001::/23';
/** All that is given out of IPv6; the rest is reserved or special. */
const GLOBAL_UNICAST = '2000::/3';

/**
 * True for an address that everybody in the internet could ask as well as this server. Whatever is not known as such is refused: private
 * and shared networks, loopback, link-local (cloud metadata among it), multicast, tunnels and translations that carry an IPv4 address.
 *
 * @param address as a resolver gives it; IPv4 written as IPv6 (`::ffff:10.0.0.1`) is judged as IPv4
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed instanceof ipaddr.IPv4
    ? !parsed.match(ipaddr.IPv4.parseCIDR(BENCHMARKS))
    : parsed.match(ipaddr.IPv6.parseCIDR(GLOBAL_UNICAST)) && !parsed.match(ipaddr.IPv6.parseCIDR(PROTOCOLS));
}
