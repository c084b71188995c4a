import { describe, expect, it } from 'vitest';
import { describeImages } from '../../../src/features/images/describeImages';
import { deskew } from '../../../src/features/images/deskew';
import { enlarge } from '../../../src/features/images/enlarge';
import { gaussianBlur } from '../../../src/features/images/gaussianBlur';
import { type Images, imagesOf } from '../../../src/features/images/Images';
import { orientationHistograms } from '../../../src/features/images/orientationHistograms';
import { Rng } from '../../../src/random/Rng';

/** One image of `height` x `width` from ink at (y, x). */
function drawn(height: number, width: number, ink: (y: number, x: number) => number): Images {
  const values = Float32Array.from({ length: height * width }, (_, p) => ink(Math.floor(p / width), p % width));
  return imagesOf(values, height, width);
}

/** Mass, centre and second moments of the first image. */
function moments({ height, width, values }: Images) {
  let [mass, x, y] = [0, 0, 0];
  for (let p = 0; p < height * width; p++) {
    mass += values[p];
    x += values[p] * (p % width);
    y += values[p] * Math.floor(p / width);
  }
  [x, y] = [x / mass, y / mass];
  let covariance = 0;
  for (let p = 0; p < height * width; p++) covariance += values[p] * ((p % width) - x) * (Math.floor(p / width) - y);
  return { mass, x, y, covariance: covariance / mass };
}

/** A bar that leans by one pixel a row, off the middle. */
const leaning = drawn(20, 30, (y, x) => (y >= 4 && y < 14 && x >= y && x < y + 3 ? 1 : 0));
const noise = (n: number, size: number, seed = 1): Images => {
  const rng = new Rng(seed);
  return imagesOf(
    Float32Array.from({ length: n * size * size }, () => rng.float()),
    size,
    size,
  );
};

describe('deskew', () => {
  it('makes a leaning bar upright and brings it to the middle', () => {
    expect(moments(leaning).covariance).toBeCloseTo(8.25, 5);
    const upright = deskew(leaning);
    const { mass, x, y, covariance } = moments(upright);
    expect([x, y, covariance].map((value) => value.toFixed(4))).toEqual(['14.5000', '9.5000', '0.0000']);
    expect(mass).toBeCloseTo(30, 4);
    expect([...upright.values.subarray(5 * 30 + 13, 5 * 30 + 16)]).toEqual([0.5, 1, 1]);
  });

  it('leaves an upright image in the middle as it is, and an empty one empty', () => {
    const bar = drawn(9, 9, (y, x) => (x === 4 && y > 1 && y < 7 ? 0.5 : 0));
    expect([...deskew(bar).values]).toEqual([...bar.values]);
    const line = drawn(9, 9, (y, x) => (y === 4 && x > 1 && x < 7 ? 0.5 : 0));
    expect([...deskew(line).values]).toEqual([...line.values]);
    expect([...deskew(drawn(3, 3, () => 0)).values]).toEqual(new Array(9).fill(0));
  });

  it('treats every image by itself', () => {
    const two = imagesOf(Float32Array.from([...noise(1, 8).values, ...noise(1, 8, 2).values]), 8, 8);
    const alone = [...deskew(noise(1, 8)).values, ...deskew(noise(1, 8, 2)).values];
    expect([...deskew(two).values]).toEqual(alone);
  });
});

describe('gaussianBlur', () => {
  it('spreads a point as a Gaussian', () => {
    const { values } = gaussianBlur(
      drawn(21, 21, (y, x) => (y === 10 && x === 10 ? 1 : 0)),
      1,
    );
    const at = (y: number, x: number) => values[(10 + y) * 21 + 10 + x];
    expect(at(0, 0)).toBeCloseTo(1 / (2 * Math.PI), 4);
    expect(at(0, 1) / at(0, 0)).toBeCloseTo(Math.exp(-1 / 2), 6);
    expect(at(2, -1) / at(0, 0)).toBeCloseTo(Math.exp(-5 / 2), 6);
    expect(at(5, 0)).toBe(0);
  });

  it('loses no ink at a border, and leaves a flat image flat', () => {
    expect(
      moments(
        gaussianBlur(
          drawn(6, 7, (y, x) => (y === 0 && x === 6 ? 1 : 0)),
          2,
        ),
      ).mass,
    ).toBeCloseTo(1, 5);
    for (const value of gaussianBlur(
      drawn(3, 2, () => 0.25),
      3,
    ).values)
      expect(value).toBeCloseTo(0.25, 6);
  });

  it.each([0, -1, Number.NaN, 1e9])('refuses σ = %d', (sigma) => {
    expect(() => gaussianBlur(noise(1, 4), sigma)).toThrow(/^sigma: expected pixels above 0/);
  });
});

describe('enlarge', () => {
  it('reads between the centres of pixels', () => {
    const large = enlarge(imagesOf(Float32Array.of(0, 3), 1, 2), 3);
    expect([large.height, large.width]).toEqual([3, 6]);
    for (const row of [0, 1, 2]) {
      const line = large.values.subarray(row * 6, row * 6 + 6);
      expect([...line].map((value) => Number(value.toFixed(5)))).toEqual([0, 0, 1, 2, 3, 3]);
    }
  });

  it('by one changes nothing; a part of a time is refused', () => {
    expect([...enlarge(noise(2, 5), 1).values]).toEqual([...noise(2, 5).values]);
    expect(() => enlarge(noise(1, 4), 1.5)).toThrow('factor: expected an integer between 1 and 64, but got 1.5');
  });
});

describe('orientationHistograms', () => {
  it('has 392 numbers of a 28 x 28 image and 288 of 24 x 24, whose squares have length 1', () => {
    for (const [size, cols] of [
      [28, 392],
      [24, 288],
    ] as const) {
      const points = orientationHistograms(noise(3, size));
      expect([points.rows, points.cols]).toEqual([3, cols]);
      for (let i = 0; i < 3; i++) {
        const row = points.values.subarray(i * cols, (i + 1) * cols);
        expect(row.reduce((sum, value) => sum + value ** 4, 0)).toBeCloseTo(1, 5);
      }
    }
  });

  it('says which way brightness rises: to the right 0, and each eighth of a turn one further', () => {
    for (let b = 0; b < 8; b++) {
      const [dx, dy] = [Math.cos((b * Math.PI) / 4), Math.sin((b * Math.PI) / 4)];
      const ramp = drawn(28, 28, (y, x) => 0.5 + 0.02 * (dx * (x - 13.5) + dy * (y - 13.5)));
      const { values } = orientationHistograms(ramp);
      const middle = values.subarray(24 * 8, 25 * 8);
      for (const [direction, value] of middle.entries()) {
        if (direction === b) expect(value).toBeGreaterThan(0.3);
        else expect(value).toBeLessThan(0.02);
      }
    }
  });

  it('shares a slope between two directions in proportion to nearness', () => {
    const angle = (0.25 * 2 * Math.PI) / 8;
    const ramp = drawn(28, 28, (y, x) => 0.02 * (Math.cos(angle) * x + Math.sin(angle) * y));
    const middle = orientationHistograms(ramp).values.subarray(24 * 8, 25 * 8);
    expect(middle[0] ** 2 / middle[1] ** 2).toBeCloseTo(3, 4);
  });

  it('turns with the image by a quarter', () => {
    const image = noise(1, 29);
    const turned = drawn(29, 29, (y, x) => image.values[(28 - x) * 29 + y]);
    const [a, b] = [image, turned].map((one) => orientationHistograms(one).values);
    // places 2, 6, … 26 of 29 lie evenly about the middle, so place (r, c) goes to (c, 6 − r)
    for (let r = 0; r < 7; r++) {
      for (let c = 0; c < 7; c++) {
        for (let d = 0; d < 8; d++) {
          expect(b[(c * 7 + 6 - r) * 8 + ((d + 2) % 8)]).toBeCloseTo(a[(r * 7 + c) * 8 + d], 5);
        }
      }
    }
  });

  it('does not see how bright an image is, and finds nothing in an even one', () => {
    const image = noise(1, 12);
    const faint = { ...image, values: image.values.map((value) => value / 8) };
    const [a, b] = [image, faint].map((one) => orientationHistograms(one).values);
    for (const [e, value] of a.entries()) expect(b[e]).toBeCloseTo(value, 5);
    expect(orientationHistograms(drawn(12, 12, () => 0)).values.every((value) => value === 0)).toBe(true);
  });
});

describe('describeImages', () => {
  it('gives each input its columns, small images enlarged for all but pixels', () => {
    const images = noise(2, 8);
    const columns = (['pixels', 'blur', 'hog', 'deskew-hog'] as const).map(
      (input) => describeImages(images, input, { enlargement: 3 }).cols,
    );
    expect(columns).toEqual([64, 576, 288, 288]);
    expect(() => describeImages(images, 'sift' as 'hog')).toThrow(
      'input: expected one of pixels, blur, hog, deskew-hog',
    );
  });
});

describe('imagesOf', () => {
  it('refuses part of an image', () => {
    expect(() => imagesOf(new Float32Array(7), 2, 3)).toThrow(
      'images: expected whole images of 2 x 3 pixels, but got 7 numbers',
    );
  });
});
