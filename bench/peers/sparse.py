"""What the sparse peers share: CSR matrices, their differentiable product, and the GCN.

The product is `embedding_bag`: a row of a CSR matrix is a bag of rows of the dense one, summed with weights. On a CPU
that is PyTorch's fastest sparse kernel (cora's features times 1433 x 50 on one thread: embedding_bag 0.09 ms,
`torch.sparse.mm` on CSR 0.20, with a reduce argument 0.29, on COO 1.16).
"""

import numpy as np
import torch


def real(array):
    """A tensor of PyTorch's default type: float32 in a benchmark, float64 in a check."""
    return torch.from_numpy(np.ascontiguousarray(array)).to(torch.get_default_dtype())


class Csr:
    """A matrix in compressed sparse rows with its transpose at hand; `values=None` means all ones."""

    def __init__(self, row_ptr, col_idx, values, cols, transpose=None):
        self.row_ptr = torch.from_numpy(np.ascontiguousarray(row_ptr, dtype=np.int32))
        self.col_idx = torch.from_numpy(np.ascontiguousarray(col_idx, dtype=np.int32))
        self.values = None if values is None else real(values)
        self.transpose = transpose
        if transpose is None:
            rows = len(row_ptr) - 1
            row_of = np.repeat(np.arange(rows, dtype=np.int32), np.diff(row_ptr))
            order = np.argsort(col_idx, kind="stable")
            counts = np.bincount(col_idx, minlength=cols)
            pointer = np.concatenate([[0], np.cumsum(counts)])
            self.transpose = Csr(pointer, row_of[order], None if values is None else values[order], rows, transpose=self)

    def times(self, dense):
        return torch.embedding_bag(dense, self.col_idx, self.row_ptr, False, 0, False, self.values, True)[0]


class Product(torch.autograd.Function):
    """matrix @ dense, with the gradient by the prebuilt transpose."""

    @staticmethod
    def forward(ctx, dense, matrix):
        ctx.matrix = matrix
        return matrix.times(dense)

    @staticmethod
    def backward(ctx, gradient):
        return ctx.matrix.transpose.times(gradient.contiguous()), None


class ReluDropout(torch.autograd.Function):
    """relu, then dropout. The mask comes from 16 random bits an entry: a quarter of the cost of `F.dropout` on a CPU."""

    @staticmethod
    def forward(ctx, x, rate):
        ctx.scale = 1 / (1 - rate)
        words = torch.empty((x.numel() + 3) // 4, dtype=torch.int64).random_(-(2**63), None)
        bits = words.view(torch.int16)[: x.numel()].view_as(x).to(x.dtype)
        kept = torch.ops.aten.threshold_backward(x.relu(), bits, round(rate * 65536) - 32768 - 0.5).mul_(ctx.scale)
        ctx.save_for_backward(kept)
        return kept

    @staticmethod
    def backward(ctx, gradient):
        (kept,) = ctx.saved_tensors
        return torch.ops.aten.threshold_backward(gradient, kept, 0).mul_(ctx.scale), None


class UnitRows(torch.autograd.Function):
    """Rows scaled to length 1."""

    @staticmethod
    def forward(ctx, x):
        inverse = torch.linalg.vector_norm(x, dim=1, keepdim=True).reciprocal_()
        y = x * inverse
        ctx.save_for_backward(y, inverse)
        return y

    @staticmethod
    def backward(ctx, gradient):
        y, inverse = ctx.saved_tensors
        return (gradient - y * (y * gradient).sum(1, keepdim=True)).mul_(inverse)


class Similarity(torch.autograd.Function):
    """mu @ z^T, K x n: with the nodes along the rows the softmax over K runs vectorised; the gradient of z stays row-major."""

    @staticmethod
    def forward(ctx, z, mu):
        ctx.save_for_backward(z, mu)
        return mu @ z.t()

    @staticmethod
    def backward(ctx, gradient):
        z, mu = ctx.saved_tensors
        return gradient.t() @ mu, (gradient @ z if ctx.needs_input_grad[1] else None)


def normalized_adjacency(row_ptr, col_idx):
    """D^-1 (A + I), row-normalised."""
    n = len(row_ptr) - 1
    degree = np.diff(row_ptr)
    rows = np.concatenate([np.repeat(np.arange(n), degree), np.arange(n)])
    cols = np.concatenate([col_idx, np.arange(n)])
    order = np.lexsort((cols, rows))
    pointer = np.concatenate([[0], np.cumsum(degree + 1)])
    return Csr(pointer, cols[order], (1 / (degree + 1))[rows[order]], n)


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


class SparseGcn:
    """Two graph convolutions on sparse (or, where the data set's are, dense) features, then rows of unit length: n x p."""

    def __init__(self, data, options):
        if "features" in data:
            self.features = real(data["features"]).reshape(data["n"], data["F"])
        else:
            self.features = Csr(data["featureRowPtr"], data["featureColIdx"], data["featureValues"], data["F"])
        self.adjacency = normalized_adjacency(data["rowPtr"], data["colIdx"])
        self.dropout = options["dropout"]
        self.weights, self.mu0 = parameters(data, options)

    def embed(self):
        w1, b1, w2, b2 = self.weights
        projected = Product.apply(w1, self.features) if isinstance(self.features, Csr) else self.features @ w1
        h = Product.apply(projected, self.adjacency) + b1
        h = ReluDropout.apply(h, self.dropout)
        return UnitRows.apply(torch.addmm(b2, Product.apply(h, self.adjacency), w2))


def centroids(z, mu, beta):
    """One clustering iteration; mu and the result are K x p, z is n x p."""
    r = torch.softmax(Similarity.apply(z, mu * beta), 0)
    return (r @ z) / r.sum(1, keepdim=True)


def soft_k_means(z, mu, beta, iterations):
    """`iterations` updates without a gradient, then one with: K x p."""
    with torch.no_grad():
        for _ in range(iterations):
            mu = centroids(z, mu, beta)
    return centroids(z, mu, beta)


def adam(weights, options):
    return torch.optim.Adam(weights, lr=options["learningRate"], weight_decay=options["weightDecay"], fused=True)


class Trainer:
    """Subclasses set `weights`, `optimizer` and define `loss(T)`."""

    def step(self, iterations):
        loss = self.loss(iterations)
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss
