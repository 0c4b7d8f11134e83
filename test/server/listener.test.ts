import { describe, expect, it } from 'vitest';
import { listenEarly } from '../../server/listener.ts';

const listen = (host: string, port = 0) => listenEarly(host, port, () => '');

describe('listening', () => {
  it('is refused in words when the address is not of this machine', async () => {
    // 192.0.2.0/24 is reserved for documentation (RFC 5737), .invalid never resolves (RFC 2606).
    for (const host of ['192.0.2.1', 'nobody.invalid'])
      await expect(listen(host)).rejects.toMatchObject({ code: 'setting-wrong', params: { name: 'HOST' } });
  });

  it('is refused in words when the port is taken', async () => {
    const first = await listen('127.0.0.1');
    const address = first.server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    await expect(listen('127.0.0.1', port)).rejects.toMatchObject({ code: 'port-taken', params: { port } });
    await first.close(0);
  });
});
