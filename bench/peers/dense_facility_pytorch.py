"""Peer `dense-facility-pytorch`: a ClusterNet training step for facility location in the dense form, its gradient as autograd
computes it. Every row of the distance matrix is sorted once; each step gathers x in that order, takes cumprod(1 - x)
and the expected distance, averaged over nodes (temperature 0). The network before it is that of `sparse_pytorch.py`, so
that the time is the objective's, not the features'. `dense_facility_pytorch_tuned.py` is the same form with a gradient by hand.

Data: besides the graph, `distances` (n * n, hops in the training graph, capped) and the number `cap`, the full graph's
diameter, which also counts when nothing is chosen.
    python dense_facility_pytorch.py            answers the harness (see protocol.py)
    python dense_facility_pytorch.py --check    compares the loss and its gradient with the sum over hop levels
"""

import sys

from protocol import require_torch, serve

torch = require_torch()

import torch.nn.functional as F  # noqa: E402
from sparse import Trainer, adam, real  # noqa: E402
from sparse_pytorch import SparseGcn, soft_k_means  # noqa: E402


class SortedDistances:
    """E[d(v, S)] for independent choices with marginals x: d_1 + sum_j (d_{j+1} - d_j) prod_{i <= j} (1 - x_i)."""

    def __init__(self, distances, cap):
        nearest, self.order = torch.sort(distances, dim=1)
        beyond = torch.full((len(nearest), 1), float(cap), dtype=nearest.dtype)
        self.first = nearest[:, 0]
        self.gap = torch.cat([nearest[:, 1:], beyond], 1) - nearest

    def expected(self, x):
        none_so_far = torch.cumprod(1 - x[self.order], dim=1)
        return self.first + (self.gap * none_so_far).sum(1)

    def mean(self, x):
        return self.expected(x).mean()


def select(z, mu, k, eta, gamma):
    """Marginals x of the chosen nodes: softmax over the nodes for every centre, squashed, at most K in all."""
    chosen = F.softmax(eta * (z @ mu.t()), dim=0).sum(1)
    x = 2 * (torch.sigmoid(gamma * chosen) - 0.5)
    total = x.sum()
    return x * (k / total) if total > k else x


class DenseFacility(Trainer):
    def __init__(self, data, options):
        self.gcn = SparseGcn(data, options)
        self.weights = self.gcn.weights
        self.options = options
        n = data["n"]
        self.objective = SortedDistances(real(data["distances"]).reshape(n, n), data["cap"])
        self.optimizer = adam(self.weights, options)

    def decide(self, iterations):
        options = self.options
        z = self.gcn.embed()
        mu = soft_k_means(z, self.gcn.mu0, options["beta"], iterations)
        return select(z, mu, options["k"], options["eta"], options["gamma"])

    def loss(self, iterations):
        return self.objective.mean(self.decide(iterations))


if __name__ == "__main__":
    if "--check" in sys.argv:
        from check import check_facility

        sys.exit(check_facility())
    serve(DenseFacility)
