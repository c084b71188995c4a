/** ACC and NMI (its larger-entropy form) of table 1 or 2; undefined where the paper prints none. */
export type Agreement = readonly [acc: number, nmi?: number];

/** Table 1, learned and measured on all points: by method, by data set. */
export const TABLE_1: Readonly<Record<string, Readonly<Record<string, Agreement>>>> = {
  DEC: { mnist: [0.843, 0.8], reuters: [0.756], 'cifar-10': [0.469] },
  DCN: { mnist: [0.83, 0.81] },
  VaDE: { mnist: [0.945], reuters: [0.794] },
  DEPICT: { mnist: [0.965, 0.917] },
  IMSAT: { mnist: [0.984], reuters: [0.719], 'cifar-10': [0.456], 'cifar-100': [0.275] },
  IIC: { mnist: [0.993], 'cifar-10': [0.617] },
  SpectralNet: {
    mnist: [0.971, 0.924],
    reuters: [0.803, 0.532],
    'cifar-10': [0.501, 0.463],
    'cifar-100': [0.236, 0.231],
  },
  CNC: { mnist: [0.972, 0.924], reuters: [0.824, 0.583], 'cifar-10': [0.702, 0.586], 'cifar-100': [0.345, 0.502] },
};

/** Table 2, learned on one part and measured on the other. */
export const TABLE_2: typeof TABLE_1 = {
  SpectralNet: {
    'mnist-all': [0.97, 0.925],
    reuters: [0.798, 0.536],
    'cifar-10': [0.491, 0.478],
    'cifar-100': [0.229, 0.23],
  },
  CNC: {
    'mnist-all': [0.971, 0.925],
    reuters: [0.824, 0.586],
    'cifar-10': [0.701, 0.585],
    'cifar-100': [0.343, 0.526],
  },
};

/** Table 3, normalised cuts of the test set; of which graph the paper does not say. */
export const TABLE_3: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  SpectralNet: { 'mnist-all': 0.913, reuters: 0.351, 'cifar-10': 4.229, 'cifar-100': 82.831 },
  CNC: { 'mnist-all': 0.879, reuters: 0.21, 'cifar-10': 2.451, 'cifar-100': 58.535 },
};
