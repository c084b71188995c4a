"""Peer `sparse-pytorch-tuned`: the step of `sparse_pytorch.py`, as fast as we could make PyTorch compute it on one thread.

What nobody would write who did not race:
- sparse products by `embedding_bag`: a row of a CSR matrix is a bag of rows of the dense one, summed with weights. On a CPU
  it is PyTorch's fastest sparse kernel (cora's features times 1433 x 50 on one thread: embedding_bag 0.09 ms,
  `torch.sparse.mm` on CSR 0.20, with a reduce argument 0.29, on COO 1.16);
- dropout from 16 random bits an entry instead of `F.dropout`, fused with relu;
- assignments as K x n, so that the softmax over K runs along the nodes;
- gradients by hand of the row normalisation, the similarities and modularity;
- freed memory kept by the process, denormal numbers flushed to zero (`quicken` in protocol.py).

    python sparse_pytorch_tuned.py            answers the harness (see protocol.py)
    python sparse_pytorch_tuned.py --check    compares loss, gradients and ten steps with the dense form on a small graph
"""

import sys

from protocol import require_torch, serve

torch = require_torch()

import numpy as np  # noqa: E402
from sparse import Trainer, adam, normalized_adjacency, parameters, real, transposed  # noqa: E402


class Bags:
    """A matrix in compressed sparse rows, as bags of rows; `values=None` means all ones."""

    def __init__(self, row_ptr, col_idx, values):
        self.row_ptr = torch.from_numpy(np.ascontiguousarray(row_ptr, dtype=np.int32))
        self.col_idx = torch.from_numpy(np.ascontiguousarray(col_idx, dtype=np.int32))
        self.values = None if values is None else real(values)

    def times(self, dense):
        return torch.embedding_bag(dense, self.col_idx, self.row_ptr, False, 0, False, self.values, True)[0]


class Product(torch.autograd.Function):
    """matrix @ dense, with the gradient by the prebuilt transpose."""

    @staticmethod
    def forward(ctx, dense, matrix, transpose):
        ctx.transpose = transpose
        return matrix.times(dense)

    @staticmethod
    def backward(ctx, gradient):
        return ctx.transpose.times(gradient.contiguous()), None, None


def with_transpose(row_ptr, col_idx, values, cols):
    return Bags(row_ptr, col_idx, values), Bags(*transposed(row_ptr, col_idx, values, cols))


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
    """mu @ z^T, K x n; the gradient of z stays row-major."""

    @staticmethod
    def forward(ctx, z, mu):
        ctx.save_for_backward(z, mu)
        return mu @ z.t()

    @staticmethod
    def backward(ctx, gradient):
        z, mu = ctx.saved_tensors
        return gradient.t() @ mu, (gradient @ z if ctx.needs_input_grad[1] else None)


class NegativeModularity(torch.autograd.Function):
    """-Tr(r^T B r) / 2m for r given as K x n: sum over edges minus the degree term."""

    @staticmethod
    def forward(ctx, r, graph, degree, two_m):
        rows = r.t().contiguous()
        neighbours = graph.times(rows)
        weight = degree @ rows
        ctx.save_for_backward(neighbours, weight, degree)
        ctx.two_m = two_m
        return (torch.dot(weight, weight) / two_m - torch.dot(rows.view(-1), neighbours.view(-1))) / two_m

    @staticmethod
    def backward(ctx, gradient):
        neighbours, weight, degree = ctx.saved_tensors
        scale = 2 / ctx.two_m
        out = torch.addr(neighbours.t(), weight, degree, beta=-scale, alpha=scale / ctx.two_m)
        return out * gradient, None, None, None


class TunedGcn:
    """Two graph convolutions on sparse (or, where the data set's are, dense) features, then rows of unit length: n x p."""

    def __init__(self, data, options):
        if "features" in data:
            dense = real(data["features"]).reshape(data["n"], data["F"])
            self.project = lambda w: dense @ w
        else:
            pair = with_transpose(data["featureRowPtr"], data["featureColIdx"], data["featureValues"], data["F"])
            self.project = lambda w: Product.apply(w, *pair)
        self.adjacency = with_transpose(*normalized_adjacency(data["rowPtr"], data["colIdx"]), data["n"])
        self.dropout = options["dropout"]
        self.weights, self.mu0 = parameters(data, options)

    def embed(self):
        w1, b1, w2, b2 = self.weights
        h = Product.apply(self.project(w1), *self.adjacency) + b1
        h = h.relu() if self.dropout == 0 else ReluDropout.apply(h, self.dropout)
        return UnitRows.apply(torch.addmm(b2, Product.apply(h, *self.adjacency), w2))


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


class TunedModularity(Trainer):
    def __init__(self, data, options):
        self.gcn = TunedGcn(data, options)
        self.weights = self.gcn.weights
        self.beta = options["beta"]
        self.graph = Bags(data["rowPtr"], data["colIdx"], None)
        self.degree = real(data["rowPtr"]).diff()
        self.two_m = float(self.degree.sum())
        self.optimizer = adam(self.weights, options)

    def decide(self, iterations):
        z = self.gcn.embed()
        mu = soft_k_means(z, self.gcn.mu0, self.beta, iterations)
        return torch.softmax(Similarity.apply(z, mu * self.beta), 0)

    def loss(self, iterations):
        return NegativeModularity.apply(self.decide(iterations), self.graph, self.degree, self.two_m)


if __name__ == "__main__":
    if "--check" in sys.argv:
        from check import check_modularity

        sys.exit(check_modularity())
    serve(TunedModularity, quick=True)
