import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { Cnc } from '../../src/models/Cnc';
import { loadCnc, saveCnc } from '../../src/models/cncFile';
import { assignValues } from '../../src/models/initialize';
import { Siamese } from '../../src/models/Siamese';
import { sealedJson } from '../../src/sealedJson';
import { randomValues } from '../support/finiteDifference';

const points = (rows: number, cols: number, seed = 1) => ({
  kind: 'dense' as const,
  rows,
  cols,
  values: Float32Array.from(randomValues(rows * cols, seed)),
});

describe('Cnc', () => {
  it('adds up the chances of the heads of a cluster', () => {
    const model = new Cnc({ features: 1, k: 2, heads: 3, hidden: [1] });
    const { w2, b2 } = model.variables;
    assignValues(w2!, [0, 0, 0]);
    assignValues(b2!, [Math.log(4), Math.log(3), Math.log(3)]); // chances .4, .3, .3
    const one = points(1, 1);
    expect(Array.from(model.headsOf(one))).toEqual([0]);
    model.headsTo([0, 1, 1]);
    expect(Array.from(model.map)).toEqual([0, 1, 1]);
    expect(model.chances(one).dataSync()[0]).toBeCloseTo(0.4, 6);
    expect(Array.from(model.assign(one))).toEqual([1]); // .6 beats the largest head
  });

  it('assigns points in blocks as it does one by one, whatever stands beside them', () => {
    const model = new Cnc({ features: 3, k: 4, heads: 6, hidden: [8], seed: 3 });
    const many = points(4100, 3);
    const all = model.assign(many);
    for (const i of [0, 4095, 4096, 4099]) {
      const own = { ...many, rows: 1, values: many.values.slice(3 * i, 3 * i + 3) };
      expect(model.assign(own)[0]).toBe(all[i]);
    }
  });

  it('draws weights and the map anew, as a new one of the seed has them', () => {
    const [model, other] = [new Cnc({ features: 3, k: 2, seed: 1 }), new Cnc({ features: 3, k: 2, seed: 2 })];
    model.headsTo([1, 1]);
    model.reset(2);
    const few = points(50, 3);
    expect(model.assign(few)).toEqual(other.assign(few));
    expect(Array.from(model.map)).toEqual([0, 1]);
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    const model = new Cnc({ features: 3, k: 2, embedding: new Siamese({ widths: [3, 4, 2] }) });
    model.assign(points(10, 3));
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it('refuses fewer heads than clusters, a map outside them, an embedding of other columns', () => {
    expect(() => new Cnc({ features: 3, k: 4, heads: 3 })).toThrow(
      /heads: expected an integer of at least 4, but got 3/,
    );
    expect(() => new Cnc({ features: 3, k: 2 }).headsTo([0, 2])).toThrow(/cluster of head 1: .* but got 2/);
    const embedding = new Siamese({ widths: [4, 2] });
    expect(() => new Cnc({ features: 3, k: 2, embedding })).toThrow(/embedding: expected F = 3 columns in, but got 4/);
  });
});

describe('a saved model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cnc-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('assigns new points as before, without their graph, embedding and map included', () => {
    const embedding = new Siamese({ widths: [3, 5, 2], seed: 7 });
    const model = new Cnc({ features: 3, k: 3, heads: 7, hidden: [6, 5], embedding, seed: 1 });
    assignValues(model.variables.w1!, randomValues(12, 5, -5, 5));
    model.headsTo([2, 2, 0, 1, 0, 1, 1]);
    const file = join(folder, 'model.json');
    saveCnc(model, file);
    const read = loadCnc(file);
    const fresh = points(300, 3, 9);
    expect(read.assign(fresh)).toEqual(model.assign(fresh));
    expect(read.settings).toEqual(model.settings);
    expect(new Set(read.assign(fresh)).size).toBeGreaterThan(1);
  });

  it.each([
    ['no JSON', 'hello', /expected format clusternet-cnc\/2, but got none/],
    ['another format', '{"format":"other"}', /expected format clusternet-cnc\/2, but got other/],
    ['no seal', '{"format":"clusternet-cnc/2"}', /expected JSON that ends with its sha256/],
    ['nothing else', sealedJson('{"format":"clusternet-cnc/2"}'), /expected hidden widths, a map/],
  ])('is refused where the file has %s', (_, text, message) => {
    const file = join(folder, 'bad.json');
    writeFileSync(file, text);
    expect(() => loadCnc(file)).toThrow(message);
  });

  it('is refused with weights of another size, and leaves no tensor behind', () => {
    const file = join(folder, 'cut.json');
    const model = new Cnc({ features: 2, k: 2, hidden: [3] });
    saveCnc(model, file);
    const before = tf.memory().numTensors;
    const { sha256, ...saved } = JSON.parse(readFileSync(file, 'utf8'));
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    saved.weights.w1 = saved.weights.b1;
    writeFileSync(file, sealedJson(JSON.stringify(saved)));
    expect(() => loadCnc(file)).toThrow(/expected 6 finite weights w1, but got 3/);
    expect(tf.memory().numTensors).toBe(before);
  });
});
