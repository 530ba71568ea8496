import { afterEach, expect, test, vi } from 'vitest';
import { nodeNetwork } from './node-network.ts';

afterEach(() => vi.unstubAllGlobals());

test('a request that the runtime forgot ends when it is given up', async () => {
  vi.stubGlobal('fetch', () => new Promise(() => undefined));
  const given = new AbortController();
  const answer = nodeNetwork.fetch('http://127.0.0.1:1/', { signal: given.signal });
  given.abort(new DOMException('too late', 'TimeoutError'));
  await expect(answer).rejects.toThrow('too late');
  await expect(nodeNetwork.fetch('http://127.0.0.1:1/', { signal: given.signal })).rejects.toThrow('too late');
});
