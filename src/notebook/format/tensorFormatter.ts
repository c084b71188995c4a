import { count, type Formatter, has } from './Formatter';

/** What we read of a tfjs tensor, of whichever copy of tfjs. */
interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly size: number;
  readonly isDisposed: boolean;
  readonly trainable?: boolean;
  readonly name?: string;
  toString(): string;
}

/** Tensors and variables: shape, type and values, of many the first and last. */
export const tensorFormatter: Formatter<TensorLike> = {
  accepts: (value): value is TensorLike & object =>
    has(value, 'shape', 'dtype', 'dataId', 'dataSync', 'isDisposed') && Array.isArray(value.shape),
  short: (tensor) => {
    const kind = tensor.trainable === undefined ? 'Tensor' : `Variable "${tensor.name}"`;
    const shape = tensor.shape.length === 0 ? 'of one number' : tensor.shape.map(count).join(' × ');
    return `${kind} ${shape}, ${tensor.dtype}${tensor.isDisposed ? ', disposed' : ''}`;
  },
  full: (tensor) => {
    const head = tensorFormatter.short(tensor);
    if (tensor.isDisposed || tensor.size === 0) return { 'text/plain': head };
    // tfjs writes "Tensor" and then the values, indented; from a thousand on only the first and last three of a row.
    const values = tensor.toString().split('\n').slice(1).join('\n').replace(/^ {4}/gm, '');
    return { 'text/plain': `${head}\n${values}` };
  },
};
