"""Peer `cnc-pytorch`: a training step of CNC on a batch of points, as a careful researcher writes it with PyTorch's own operators:
distances within the batch, its k nearest neighbours, Gaussian weights as a dense m x m matrix, a perceptron with tanh, Gumbel
softmax, the expected normalised cut, fused Adam, one thread.

    python cnc_pytorch.py            answers the harness (see protocol.py)
    python cnc_pytorch.py --check    compares the graph and the loss with loops over pairs
"""

import sys

from protocol import require_torch, serve

torch = require_torch()

from sparse import real  # noqa: E402


def affinity(points, k):
    """W = (A + A^T) / 2, a = exp(-d^2 / 2 sigma^2) for the k nearest others, sigma the median distance to the last of them."""
    squared = torch.cdist(points, points).square()
    squared.fill_diagonal_(float("inf"))
    near, index = squared.topk(k, largest=False)
    width = 2 * near[:, -1].sqrt().median() ** 2
    a = torch.zeros_like(squared).scatter_(1, index, torch.exp(-near / width))
    return (a + a.t()) / 2


def expected_cut(w, y):
    inside = (y * (w @ y)).sum(0)
    return y.shape[1] - (inside / (w.sum(1) @ y)).sum()


class Cnc:
    def __init__(self, data, options):
        self.generator = torch.Generator().manual_seed(options["seed"])
        self.points = real(data["points"]).reshape(data["n"], -1)
        self.batch, self.neighbors, self.tau = options["batch"], options["neighbors"], options["tau"]
        widths = [self.points.shape[1], *options["hidden"], options["k"]]
        layers = [torch.nn.Linear(f, h) for f, h in zip(widths, widths[1:])]
        for layer in layers:
            torch.nn.init.xavier_uniform_(layer.weight, generator=self.generator)
            torch.nn.init.zeros_(layer.bias)
        hidden = [part for layer in layers[:-1] for part in (layer, torch.nn.Tanh())]
        self.network = torch.nn.Sequential(*hidden, layers[-1])
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=options["learningRate"], fused=True)

    def step(self, _):
        rows = torch.randperm(len(self.points), generator=self.generator)[: self.batch]
        points = self.points[rows]
        with torch.no_grad():
            w = affinity(points, self.neighbors)
        z = self.network(points)
        noise = -torch.empty_like(z).exponential_(generator=self.generator).log()
        loss = expected_cut(w, torch.softmax((z + noise) / self.tau, 1))
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        return loss.detach()


def check():
    from check import report

    torch.set_default_dtype(torch.float64)
    generator = torch.Generator().manual_seed(0)
    n, k, parts = 12, 3, 4
    points = torch.rand(n, 2, generator=generator)
    w = affinity(points, k)
    lists = [sorted((float((points[i] - points[j]).norm()), j) for j in range(n) if j != i)[:k] for i in range(n)]
    width = 2 * sorted(own[-1][0] for own in lists)[(n - 1) // 2] ** 2
    slow = torch.zeros(n, n)
    for i, own in enumerate(lists):
        for distance, j in own:
            weight = torch.exp(torch.tensor(-(distance**2) / width)) / 2
            slow[i, j] += weight
            slow[j, i] += weight
    y = torch.softmax(torch.rand(n, parts, generator=generator), 1)
    dense = (((y / (slow.sum(1) @ y)) @ (1 - y).t()) * slow).sum()
    difference = lambda a, b: float((a - b).norm() / b.norm())  # noqa: E731
    passed = [report("graph", difference(w, slow)), report("loss", difference(expected_cut(w, y), dense))]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(check())
    serve(Cnc)
