/** The colour at `share` (clamped to 0 … 1) of a scale of '#rrggbb' stops, interpolated in sRGB as plotly does. */
export function colorAt(scale: readonly (readonly [number, string])[], share: number): string {
  const t = Math.min(1, Math.max(0, share));
  const above = Math.max(
    1,
    scale.findIndex(([stop]) => stop >= t),
  );
  const [low, from] = scale[above - 1]!;
  const [high, to] = scale[above]!;
  const f = (t - low) / (high - low || 1);
  const channels = [1, 3, 5].map((at) => {
    const a = Number.parseInt(from.slice(at, at + 2), 16);
    const b = Number.parseInt(to.slice(at, at + 2), 16);
    return Math.round(a + f * (b - a))
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
