import { describe, expect, it } from '@jest/globals';
import { proxiesIn } from '../../src/platform/process/trusted-proxies.js';

describe('trusted proxies', () => {
  it.each([
    ['', []],
    [' ', []],
    ['127.0.0.1', ['127.0.0.1']],
    ['10.0.0.0/8, ::1,fd00::/8', ['10.0.0.0/8', '::1', 'fd00::/8']],
    ['::ffff:10.0.0.1', ['::ffff:10.0.0.1']],
  ])('are addresses and networks: %j', (text, proxies) => {
    expect(proxiesIn(text)).toStrictEqual(proxies);
  });

  it.each([
    'loopback',
    'true',
    '1',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0/8',
    'proxy',
    '127.0.0.1,',
    '*',
  ])('are nothing else: %j', (text) => {
    expect(proxiesIn(text)).toBeUndefined();
  });
});
