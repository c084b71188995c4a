"""Peer `sparse-pytorch`: a ClusterNet training step for modularity, as a careful researcher writes it with PyTorch's own operators.

Sparse features and D^-1 (A + I) in CSR, their products with transposes built once, modularity summed over edges (no n x n
matrix), only the last clustering iteration on the tape, fused Adam, one thread. Everything else is an operator that
PyTorch offers under that name: no kernel chosen against its purpose, no gradient that autograd would find by itself, no
setting of the allocator or the arithmetic. `sparse_pytorch_tuned.py` is the same step with all of that.

    python sparse_pytorch.py            answers the harness (see protocol.py)
    python sparse_pytorch.py --check    compares loss, gradients and ten steps with the dense form on a small graph
"""

import sys
import warnings

from protocol import require_torch, serve

torch = require_torch()

import torch.nn.functional as F  # noqa: E402
from sparse import Trainer, adam, normalized_adjacency, parameters, real, transposed  # noqa: E402

warnings.filterwarnings("ignore", message="Sparse CSR tensor support is in beta")


def csr(row_ptr, col_idx, values, shape):
    """A CSR tensor; indices of 32 bits, which the CPU's kernel takes as they are. `values=None` means all ones."""
    values = torch.ones(len(col_idx)) if values is None else real(values)
    indices = (torch.from_numpy(array.astype("int32")) for array in (row_ptr, col_idx))
    return torch.sparse_csr_tensor(*indices, values, size=shape, check_invariants=True)


class Matrix:
    """A constant sparse matrix, rows x cols, and its transpose: autograd would build that anew in every step."""

    def __init__(self, row_ptr, col_idx, values, cols):
        rows = len(row_ptr) - 1
        self.forward = csr(row_ptr, col_idx, values, (rows, cols))
        self.backward = csr(*transposed(row_ptr, col_idx, values, cols), (cols, rows))

    def __matmul__(self, dense):
        return SparseProduct.apply(dense, self)


class SparseProduct(torch.autograd.Function):
    @staticmethod
    def forward(ctx, dense, matrix):
        ctx.matrix = matrix
        return matrix.forward @ dense

    @staticmethod
    def backward(ctx, gradient):
        return ctx.matrix.backward @ gradient, None


class SparseGcn:
    """Two graph convolutions on sparse (or, where the data set's are, dense) features, then rows of unit length: n x p."""

    def __init__(self, data, options):
        if "features" in data:
            self.features = real(data["features"]).reshape(data["n"], data["F"])
        else:
            self.features = Matrix(data["featureRowPtr"], data["featureColIdx"], data["featureValues"], data["F"])
        self.adjacency = Matrix(*normalized_adjacency(data["rowPtr"], data["colIdx"]), data["n"])
        self.dropout = options["dropout"]
        self.weights, self.mu0 = parameters(data, options)

    def embed(self):
        w1, b1, w2, b2 = self.weights
        h = F.relu(self.adjacency @ (self.features @ w1) + b1)
        h = F.dropout(h, self.dropout)
        return F.normalize(self.adjacency @ (h @ w2) + b2, dim=1)


def assign(z, mu, beta):
    """Soft assignments of the nodes to the centres, n x K."""
    return F.softmax(beta * (z @ mu.t()), dim=1)


def soft_k_means(z, mu, beta, iterations):
    """Centres K x p after `iterations` updates without a gradient and one with."""

    def update(mu):
        r = assign(z, mu, beta)
        return (r.t() @ z) / r.sum(0).unsqueeze(1)

    with torch.no_grad():
        for _ in range(iterations):
            mu = update(mu)
    return update(mu)


class SparseModularity(Trainer):
    def __init__(self, data, options):
        self.gcn = SparseGcn(data, options)
        self.weights = self.gcn.weights
        self.beta = options["beta"]
        self.graph = Matrix(data["rowPtr"], data["colIdx"], None, data["n"])
        self.degree = real(data["rowPtr"]).diff()
        self.two_m = self.degree.sum()
        self.optimizer = adam(self.weights, options)

    def decide(self, iterations):
        z = self.gcn.embed()
        mu = soft_k_means(z, self.gcn.mu0, self.beta, iterations)
        return assign(z, mu, self.beta)

    def loss(self, iterations):
        r = self.decide(iterations)
        within = (r * (self.graph @ r)).sum()  # over the edges: r_u . r_v
        expected = (self.degree @ r).square().sum() / self.two_m
        return (expected - within) / self.two_m


if __name__ == "__main__":
    if "--check" in sys.argv:
        from check import check_modularity

        sys.exit(check_modularity())
    serve(SparseModularity)
