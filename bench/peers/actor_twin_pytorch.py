"""Peer `actor-twin-pytorch`: a training step of GDPG-Twin (actor 1-32-32-1, twin 2-32-32-32-32-2) on a batch of graphs side by
side, with PyTorch's own operators: a CSR matrix for D^-1/2 A D^-1/2, applied where the matrix is narrower, one forward pass of
the twin for both gradients, fused Adam, one thread.

A step draws its graphs and their weights, joins the graphs, lets local greedy scheduling (vectorised NumPy, all graphs at
once) solve them under Z plus noise, and trains on what comes out.

    python actor_twin_pytorch.py            answers the harness (see protocol.py)
    python actor_twin_pytorch.py --check    compares a layer, and the gradients of both networks, with dense float64 ones
"""

import math
import sys
import warnings

from protocol import require_torch, serve

torch = require_torch()

import numpy as np  # noqa: E402
import torch.nn.functional as F  # noqa: E402
from local_greedy_numpy import local_greedy  # noqa: E402

warnings.filterwarnings("ignore", message="Sparse (CSR tensor support|invariant checks)")


class Product(torch.autograd.Function):
    """A x for a constant symmetric A, which is its own transpose."""

    @staticmethod
    def forward(ctx, dense, matrix):
        ctx.matrix = matrix
        return matrix @ dense

    @staticmethod
    def backward(ctx, gradient):
        return ctx.matrix @ gradient, None


class Batch:
    """Graphs side by side: their edges, D^-1/2 A D^-1/2 in CSR (rows of isolated nodes are empty), and whose nodes are where."""

    def __init__(self, graphs):
        sizes = np.array([len(row_ptr) - 1 for row_ptr, _ in graphs])
        first = np.concatenate([[0], np.cumsum(sizes)])
        self.n = int(first[-1])
        degree = np.concatenate([np.diff(row_ptr) for row_ptr, _ in graphs])
        self.tails = np.concatenate([col_idx + at for (_, col_idx), at in zip(graphs, first)])
        self.heads = np.repeat(np.arange(self.n), degree)
        root = np.where(degree > 0, 1 / np.sqrt(np.maximum(degree, 1)), 0).astype(np.float32)
        row_ptr = np.concatenate([[0], np.cumsum(degree)]).astype(np.int32)
        indices = (torch.from_numpy(array) for array in (row_ptr, self.tails.astype(np.int32)))
        values = torch.from_numpy(root[self.heads] * root[self.tails])
        self.a = torch.sparse_csr_tensor(*indices, values, size=(self.n, self.n))
        self.count = len(graphs)
        self.graph_of = torch.from_numpy(np.repeat(np.arange(self.count), sizes))
        self.sizes = torch.from_numpy(sizes).float()

    def total(self, x):
        """Sums of a column over the nodes of each graph."""
        return torch.zeros(self.count, dtype=x.dtype).index_add(0, self.graph_of, x)

    def standardise(self, x):
        """Of each graph, all entries together: (x - mean) / 6 sd + 1/2."""
        count = x.shape[1] * self.sizes
        mean = self.total(x.sum(1)) / count
        centred = x - mean[self.graph_of, None]
        deviation = (self.total(centred.square().sum(1)) / count).sqrt()
        return centred / (6 * deviation[self.graph_of, None]) + 0.5


class Stack:
    """S <- leaky(S T0 + L S T1 + b) for each layer, L = I - A; the last stays linear."""

    def __init__(self, widths, generator):
        self.layers = []
        for g, h in zip(widths, widths[1:]):
            bound = math.sqrt(6 / (2 * (g + h)))
            kernels = [torch.empty(g, h).uniform_(-bound, bound, generator=generator) for _ in range(2)]
            self.layers.append([kernel.requires_grad_() for kernel in kernels] + [torch.zeros(h, requires_grad=True)])

    @property
    def weights(self):
        return [weight for layer in self.layers for weight in layer]

    def __call__(self, a, s):
        for i, (own, laplacian, bias) in enumerate(self.layers):
            g, h = own.shape
            if g <= h:
                s = torch.addmm(bias, s, own + laplacian) - Product.apply(s, a) @ laplacian
            else:
                s = torch.addmm(bias, s, own + laplacian) - Product.apply(s @ laplacian, a)
            if i + 1 < len(self.layers):
                s = F.leaky_relu(s, 0.2)
        return s


class ActorTwin:
    def __init__(self, data, options):
        generator = torch.Generator().manual_seed(options["seed"])
        self.rng = np.random.default_rng(options["seed"])
        self.noise, self.own_noise = options["noise"], options["ownNoise"]
        starts, row_ptr, col_idx = data["starts"], data["rowPtr"].astype(np.int64), data["colIdx"].astype(np.int64)
        self.graphs = [
            (row_ptr[a : b + 1] - row_ptr[a], col_idx[row_ptr[a] : row_ptr[b]] - a) for a, b in zip(starts, starts[1:])
        ]
        self.actor = Stack([1, 32, 32, 1], generator)
        self.twin = Stack([2, 32, 32, 32, 32, 2], generator)
        kernels = [w for w in self.actor.weights + self.twin.weights if w.dim() == 2]
        biases = [w for w in self.actor.weights + self.twin.weights if w.dim() == 1]
        decay = 2 * options["l2"]
        groups = [{"params": kernels, "weight_decay": decay}, {"params": biases, "weight_decay": 0.0}]
        self.optimizer = torch.optim.Adam(groups, lr=options["learningRate"], eps=1e-7, fused=True)

    def draw(self):
        """As many graphs as there are, drawn with replacement."""
        picked = self.rng.integers(0, len(self.graphs), len(self.graphs))
        return Batch([self.graphs[i] for i in picked])

    def uniform(self, radius, n):
        return (radius * (2 * self.rng.random(n, np.float32) - 1)).astype(np.float32)

    def outcomes(self, batch, seen):
        """What local greedy scheduling brings node by node, under drawn weights and noise of its own."""
        weights = self.rng.random(batch.n, np.float32)
        guided = weights * (seen.detach().numpy()[:, 0] + self.uniform(self.own_noise, batch.n))
        return torch.from_numpy(weights * local_greedy(batch.heads, batch.tails, guided))

    def losses(self, batch, targets=None):
        """The twin's error and what the actor minimises, both through one forward pass, and Z as the twin saw it."""
        ones = torch.ones(batch.n, 1)
        z = F.leaky_relu(self.actor(batch.a, ones), 0.2)
        seen = (z.detach() + torch.from_numpy(self.uniform(self.noise, batch.n))[:, None]).requires_grad_()
        targets = self.outcomes(batch, seen) if targets is None else targets
        twin_input = batch.standardise(torch.cat([ones, seen], 1))
        foretold = torch.softmax(self.twin(batch.a, twin_input), 1)[:, 0]
        error = (batch.total((foretold - targets).square()) / batch.sizes).sqrt().mean()
        objective = -(batch.total(foretold) / batch.sizes).mean()
        return z, seen, error, objective

    def gradients(self, batch, targets=None):
        z, seen, error, objective = self.losses(batch, targets)
        twin = torch.autograd.grad(error, self.twin.weights, retain_graph=True)
        (through,) = torch.autograd.grad(objective, seen)
        actor = torch.autograd.grad(z, self.actor.weights, through)
        return error, actor, twin

    def step(self, _):
        error, actor, twin = self.gradients(self.draw())
        for weight, gradient in zip(self.actor.weights + self.twin.weights, actor + twin):
            weight.grad = gradient
        self.optimizer.step()
        return error.detach()


def check():
    """The layer against dense float64, and the actor's gradient against finite differences through the twin."""
    rng = np.random.default_rng(0)
    dense = np.triu(rng.random((30, 30)) < 0.2, 1)
    dense[:, 3] = dense[3] = dense[14:, :14] = dense[:14, 14:] = False
    dense |= dense.T
    data = {
        "starts": np.array([0, 14, 30], np.int32),
        "rowPtr": np.concatenate([[0], np.cumsum(dense.sum(1))]).astype(np.int32),
        "colIdx": np.nonzero(dense)[1].astype(np.int32),
    }
    trainer = ActorTwin(data, {"seed": 0, "noise": 0.0, "ownNoise": 0.0, "l2": 5e-4, "learningRate": 3e-3})
    batch, targets = Batch(trainer.graphs), torch.from_numpy(rng.random(30).astype(np.float32))
    own, laplacian, bias = (w.detach().double() for w in trainer.twin.layers[1])
    degree = np.maximum(dense.sum(1), 1)
    full = torch.from_numpy(np.eye(30) - dense / np.sqrt(np.outer(degree, degree)))
    s = torch.randn(30, 32, dtype=torch.float64)
    expected = s @ own + full @ s @ laplacian + bias
    stack = Stack([32, 32], torch.Generator())
    stack.layers = [trainer.twin.layers[1]]
    error = float((stack(batch.a, s.float()) - expected).detach().norm() / expected.norm())
    print(f"{'ok  ' if error < 1e-5 else 'FAIL'} layer: relative difference {error:.1e}")
    _, actor, _ = trainer.gradients(batch, targets)
    with torch.no_grad():
        weight, slope = trainer.actor.layers[-1][1], actor[-2]
        step, ends = 1e-2 / float(slope.norm()), []
        for sign in (1, -1):
            weight += sign * step * slope
            ends.append(float(trainer.losses(batch, targets)[3]))
            weight -= sign * step * slope
        measured, wanted = (ends[0] - ends[1]) / (2 * step), float(slope.square().sum())
    off = abs(measured - wanted) / wanted
    print(f"{'ok  ' if off < 2e-2 else 'FAIL'} gradient through the twin: relative difference {off:.1e}")
    return 0 if error < 1e-5 and off < 2e-2 else 1


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(check())
    serve(ActorTwin)
