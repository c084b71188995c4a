"""Peer: a ClusterNet training step for modularity in sparse PyTorch, as fast as we could make it on one thread.

Sparse features, D^-1 (A + I) in CSR, modularity summed over edges (no n x n matrix), prebuilt transposes, fused Adam.
    python sparse_pytorch.py            answers the harness (see protocol.py)
    python sparse_pytorch.py --check    compares loss, gradients and ten steps with the dense form on a small graph
"""

import sys

from protocol import require_torch, serve

torch = require_torch()

from sparse import Csr, Similarity, SparseGcn, Trainer, adam, soft_k_means  # noqa: E402


class NegativeModularity(torch.autograd.Function):
    """-Tr(r^T B r) / 2m for r given as K x n: sum over edges minus the degree term."""

    @staticmethod
    def forward(ctx, r, adjacency, degree, two_m):
        rows = r.t().contiguous()
        neighbours = adjacency.times(rows)
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


class SparseModularity(Trainer):
    def __init__(self, data, options):
        self.gcn = SparseGcn(data, options)
        self.weights = self.gcn.weights
        self.beta = options["beta"]
        self.adjacency = Csr(data["rowPtr"], data["colIdx"], None, data["n"])
        self.degree = self.adjacency.row_ptr.diff().to(torch.get_default_dtype())
        self.two_m = float(self.degree.sum())
        self.optimizer = adam(self.weights, options)

    def loss(self, iterations):
        z = self.gcn.embed()
        mu = soft_k_means(z, self.gcn.mu0, self.beta, iterations)
        r = torch.softmax(Similarity.apply(z, mu * self.beta), 0)
        return NegativeModularity.apply(r, self.adjacency, self.degree, self.two_m)


if __name__ == "__main__":
    if "--check" in sys.argv:
        from check import check_modularity

        sys.exit(check_modularity())
    serve(SparseModularity)
