"""Peer `dense-facility-pytorch-tuned`: the step of `dense_facility_pytorch.py`, as fast as we could make PyTorch compute that form:
a gradient by hand of the objective (reverse cumulative sums, no second copy of the sorted x), the network of
`sparse_pytorch_tuned.py`, and the process settings of `quicken` in protocol.py.

    python dense_facility_pytorch_tuned.py            answers the harness (see protocol.py)
    python dense_facility_pytorch_tuned.py --check    compares the loss and its gradient with the sum over hop levels
"""

import sys

from protocol import require_torch, serve

torch = require_torch()

from dense_facility_pytorch import SortedDistances  # noqa: E402
from sparse import Trainer, adam, real  # noqa: E402
from sparse_pytorch_tuned import Similarity, TunedGcn, soft_k_means  # noqa: E402


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
    """`select` of the plain peer, its softmax as K x n."""
    chosen = torch.softmax(eta * Similarity.apply(z, mu), 1).sum(0)
    x = 2 * (torch.sigmoid(gamma * chosen) - 0.5)
    total = x.sum()
    return x * (k / total) if total > k else x


class TunedFacility(Trainer):
    def __init__(self, data, options):
        self.gcn = TunedGcn(data, options)
        self.weights = self.gcn.weights
        self.options = options
        n = data["n"]
        self.objective = TunedDistances(real(data["distances"]).reshape(n, n), data["cap"])
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
    serve(TunedFacility, quick=True)
