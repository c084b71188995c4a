/** Adam with L2 weight decay, in place; see the twin. */
export function adam(
  param: usize,
  grad: usize,
  m: usize,
  v: usize,
  length: usize,
  lr: f64,
  beta1: f64,
  beta2: f64,
  eps: f64,
  weightDecay: f64,
  correction1: f64,
  correction2: f64,
): void {
  const decay = <f32>weightDecay;
  const b1 = <f32>beta1;
  const b2 = <f32>beta2;
  const c1 = <f32>(1 - beta1);
  const c2 = <f32>(1 - beta2);
  const step = <f32>(lr / correction1);
  const root = <f32>(1 / sqrt(correction2));
  const tiny = <f32>eps;
  const vectors = (length & ~3) << 2;
  const bytes = length << 2;
  let o: usize = 0;
  for (; o < vectors; o += 16) {
    const w = v128.load(param + o);
    const g = f32x4.add(v128.load(grad + o), f32x4.mul(f32x4.splat(decay), w));
    const mNew = f32x4.add(f32x4.mul(f32x4.splat(b1), v128.load(m + o)), f32x4.mul(f32x4.splat(c1), g));
    const vNew = f32x4.add(
      f32x4.mul(f32x4.splat(b2), v128.load(v + o)),
      f32x4.mul(f32x4.mul(f32x4.splat(c2), g), g),
    );
    v128.store(m + o, mNew);
    v128.store(v + o, vNew);
    const denominator = f32x4.add(f32x4.mul(f32x4.sqrt(vNew), f32x4.splat(root)), f32x4.splat(tiny));
    v128.store(param + o, f32x4.sub(w, f32x4.div(f32x4.mul(f32x4.splat(step), mNew), denominator)));
  }
  for (; o < bytes; o += 4) {
    const w = load<f32>(param + o);
    const g = load<f32>(grad + o) + decay * w;
    const mNew = b1 * load<f32>(m + o) + c1 * g;
    const vNew = b2 * load<f32>(v + o) + c2 * g * g;
    store<f32>(m + o, mNew);
    store<f32>(v + o, vNew);
    store<f32>(param + o, w - (step * mNew) / (sqrt(vNew) * root + tiny));
  }
}
