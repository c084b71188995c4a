import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Peer, PeerAbsent } from '../../bench/Peer';

const stub = join(__dirname, 'stubs', 'peer.js');
const programs = [process.execPath];

describe('Peer', () => {
  it('answers rounds one after another and reports its versions', async () => {
    const peer = await Peer.start(stub, { ms: 2 }, { programs });
    expect(peer.versions).toEqual({ stub: '1.0' });
    expect(await peer.round(10)).toEqual({ ms: 2, p10: 2, steps: 10, loss: -0.5 });
    expect(await peer.round(3, { T: 5 })).toEqual({ ms: 10, p10: 2, steps: 3, loss: -0.5 });
    peer.stop();
  });

  it('is absent with the reason the peer gives', async () => {
    const start = Peer.start(stub, { behave: 'absent' }, { programs });
    await expect(start).rejects.toThrow(PeerAbsent);
    await expect(start).rejects.toThrow('PyTorch is not installed: pip install torch');
  });

  it('tries the next program when one is not there', async () => {
    const peer = await Peer.start(stub, { ms: 1 }, { programs: ['no-such-python', process.execPath] });
    expect((await peer.round(1)).ms).toBe(1);
    peer.stop();
  });

  it('is absent when no program is there', async () => {
    const start = Peer.start(stub, {}, { programs: ['no-such-python', 'nor-this'] });
    await expect(start).rejects.toThrow(PeerAbsent);
    await expect(start).rejects.toThrow(/none of no-such-python, nor-this was found: install Python 3 and PyTorch/);
  });

  it("names a crash with the peer's last words", async () => {
    await expect(Peer.start(stub, { behave: 'crash' }, { programs })).rejects.toThrow(/ended early: out of luck/);
  });

  it('passes on an error of a round', async () => {
    const peer = await Peer.start(stub, { behave: 'error' }, { programs });
    await expect(peer.round(1)).rejects.toThrow('ValueError: no such thing');
    peer.stop();
  });

  it('gives up on a peer that does not answer', async () => {
    const start = Peer.start(stub, { behave: 'silent' }, { programs, timeout: 200 });
    await expect(start).rejects.toThrow('expected an answer within 200 ms, but got none');
  });

  it('ends with the process that started it', async () => {
    const peer = await Peer.start(stub, { behave: 'stubborn' }, { programs });
    const { child } = peer as unknown as { child: ChildProcess };
    const ended = once(child, 'exit');
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    process.emit('SIGHUP', 'SIGHUP');
    kill.mockRestore();
    expect(await ended).toEqual([null, 'SIGKILL']);
  });
});
