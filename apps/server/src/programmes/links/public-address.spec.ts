import { isPublicAddress } from './public-address.js';

describe('S30: which addresses are asked', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback, another', '127.255.0.9'],
    ['loopback in short', '127.1'],
    ['loopback as a hexadecimal number', '0x7f000001'],
    ['loopback as an octal number', '017700000001'],
    ['this machine', '0.0.0.0'],
    ['a private network', '10.1.2.3'],
    ['a private network', '172.16.0.1'],
    ['a private network', '192.168.1.1'],
    ['a network of a provider', '100.64.0.1'],
    ['the metadata of a cloud', '169.254.169.254'],
    ['multicast', '224.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['reserved', '240.0.0.1'],
    ['documentation', '203.0.113.9'],
    ['benchmarks', '198.18.0.1'],
    ['protocol assignments', '192.0.0.8'],
    ['loopback', '::1'],
    ['nothing', '::'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['unique local', 'fd00::1'],
    ['formerly site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['documentation', '2001:db8::1'],
    ['loopback, mapped', '::ffff:127.0.0.1'],
    ['a private network, mapped', '::ffff:a00:1'],
    ['a private network, translated', '64:ff9b::a00:1'],
    ['a private network, translated locally', '64:ff9b:1::a00:1'],
    ['a private network, by 6to4', '2002:a00:1::1'],
    ['a private network, by Teredo', '2001:0:a00:1::1'],
    ['IPv4, formerly compatible', '::7f00:1'],
    ['no address', 'localhost'],
    ['nothing at all', ''],
  ])('refuses %s (%s)', (_what, address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1:248:1893:25c8:1946', '2a02:6b8::feed:ff', '::ffff:8.8.8.8'])(
    'takes %s',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );
});
