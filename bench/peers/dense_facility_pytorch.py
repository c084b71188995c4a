"""Peer: a ClusterNet training step for facility location in the dense form: every row of the distance matrix sorted once, then
in each step x gathered in that order, cumprod(1 - x) and the expected distance, averaged over nodes (temperature 0).
The network before it is the sparse one, so that the time is the objective's, not the features'.

Data: besides the graph, `distances` (n * n, hops in the training graph, capped) and the number `cap`, the full graph's
diameter, which also counts when nothing is chosen. The option `tuned` adds a gradient by hand (reverse cumulative sums, no
second copy of the sorted x): the same form, half the time.
    python dense_facility_pytorch.py            answers the harness (see protocol.py)
    python dense_facility_pytorch.py --check    compares the loss and its gradient with the sum over hop levels
"""

import sys

from protocol import require_torch, serve

torch = require_torch()

from sparse import Similarity, SparseGcn, Trainer, adam, real, soft_k_means  # noqa: E402


class SortedDistances:
    """E[d(v, S)] for independent choices with marginals x: d_1 + sum_j (d_{j+1} - d_j) prod_{i <= j} (1 - x_i)."""

    def __init__(self, distances, cap):
        nearest, order = torch.sort(distances, dim=1)
        beyond = torch.full((len(nearest), 1), float(cap), dtype=nearest.dtype)
        self.order = order
        self.first = nearest[:, 0]
        self.gap = torch.cat([nearest[:, 1:], beyond], 1) - nearest

    def expected(self, x):
        none_so_far = torch.cumprod(1 - x[self.order], dim=1)
        return self.first + (self.gap * none_so_far).sum(1)

    def mean(self, x):
        return self.expected(x).mean()


class MeanExpectedDistance(torch.autograd.Function):
    """The mean of `SortedDistances.expected` less its constant part, of y = 1 - x > 0, with its gradient by hand."""

    @staticmethod
    def forward(ctx, y, order, gap):
        n = len(y)
        terms = torch.cumprod(y.index_select(0, order).view(n, n), 1).mul_(gap)
        ctx.save_for_backward(terms, y, order)
        return terms.sum() / n

    @staticmethod
    def backward(ctx, gradient):
        terms, y, order = ctx.saved_tensors
        after = (terms - torch.cumsum(terms, 1)).add_(terms.sum(1, keepdim=True))
        return torch.zeros_like(y).scatter_add_(0, order, after.view(-1)) / y * (gradient / len(y)), None, None


class TunedDistances(SortedDistances):
    def mean(self, x):
        y = (1 - x).clamp_min(1e-6)
        return self.first.mean() + MeanExpectedDistance.apply(y, self.order.view(-1), self.gap)


def select(z, mu, k, eta, gamma):
    """Marginals x of the chosen nodes: softmax over the nodes for every centre, squashed, at most K in all."""
    chosen = torch.softmax(eta * Similarity.apply(z, mu), 1).sum(0)
    x = 2 * (torch.sigmoid(gamma * chosen) - 0.5)
    total = x.sum()
    return x * (k / total) if total > k else x


class DenseFacility(Trainer):
    def __init__(self, data, options):
        self.gcn = SparseGcn(data, options)
        self.weights = self.gcn.weights
        self.options = options
        n = data["n"]
        form = TunedDistances if options["tuned"] else SortedDistances
        self.objective = form(real(data["distances"].astype("int32")).reshape(n, n), data["cap"])
        self.optimizer = adam(self.weights, options)

    def loss(self, iterations):
        options = self.options
        z = self.gcn.embed()
        mu = soft_k_means(z, self.gcn.mu0, options["beta"], iterations)
        x = select(z, mu, options["k"], options["eta"], options["gamma"])
        return self.objective.mean(x)


if __name__ == "__main__":
    if "--check" in sys.argv:
        from check import check_facility

        sys.exit(check_facility())
    serve(DenseFacility)
