"""What the peers share besides the protocol: arrays of the problem, its weights, Adam. How a step is computed is in each peer."""

import numpy as np
import torch


def real(array):
    """A tensor of PyTorch's default type: float32 in a benchmark, float64 in a check."""
    return torch.from_numpy(np.ascontiguousarray(array)).to(torch.get_default_dtype())


def normalized_adjacency(row_ptr, col_idx):
    """D^-1 (A + I), row-normalised: row pointers, columns, values."""
    n = len(row_ptr) - 1
    degree = np.diff(row_ptr)
    rows = np.concatenate([np.repeat(np.arange(n), degree), np.arange(n)])
    cols = np.concatenate([col_idx, np.arange(n)])
    order = np.lexsort((cols, rows))
    pointer = np.concatenate([[0], np.cumsum(degree + 1)])
    return pointer, cols[order], (1 / (degree + 1))[rows[order]]


def transposed(row_ptr, col_idx, values, cols):
    """The transpose of a matrix with `cols` columns, as row pointers, columns, values; `values=None` means all ones."""
    row_of = np.repeat(np.arange(len(row_ptr) - 1), np.diff(row_ptr))
    order = np.argsort(col_idx, kind="stable")
    pointer = np.concatenate([[0], np.cumsum(np.bincount(col_idx, minlength=cols))])
    return pointer, row_of[order], None if values is None else values[order]


def parameters(data, options):
    """The weights W1, b1, W2, b2 and the fixed start mu0: the data file's where it has them, else drawn from the seed."""
    torch.manual_seed(options["seed"])
    features, hidden, p, k = data["F"], options["hidden"], options["embedding"], options["k"]

    def weight(name, shape, low, high):
        if name in data:
            return real(data[name]).reshape(shape).clone()  # the file's array stays as it is
        return torch.empty(shape).uniform_(low, high)

    def layer(index, inputs, outputs):
        bound = outputs**-0.5
        shapes = ((f"W{index}", (inputs, outputs)), (f"b{index}", (outputs,)))
        return [torch.nn.Parameter(weight(name, shape, -bound, bound)) for name, shape in shapes]

    weights = layer(1, features, hidden) + layer(2, hidden, p)
    return weights, weight("mu0", (k, p), 0, 1)


def adam(weights, options):
    return torch.optim.Adam(weights, lr=options["learningRate"], weight_decay=options["weightDecay"], fused=True)


class Trainer:
    """Subclasses set `weights`, `optimizer` and define `decide(T)` and `loss(T)`."""

    def forward(self, iterations):
        with torch.no_grad():
            self.decide(iterations)

    def step(self, iterations):
        loss = self.loss(iterations)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss
