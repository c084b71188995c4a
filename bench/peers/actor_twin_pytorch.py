"""Peer `actor-twin-pytorch`: a training step of GDPG-Twin (actor 1-32-32-1, twin 2-32-32-32-32-2) on a batch of graphs side by
side, with PyTorch's own operators: a CSR matrix for D^-1/2 A D^-1/2, applied where the matrix is narrower, one forward pass of
the twin for both gradients, fused Adam, one thread.

The batch and what the heuristic chose are given: joining graphs, drawing weights and the heuristic are not part of its step.

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

warnings.filterwarnings("ignore", message="Sparse CSR tensor support is in beta")


class Product(torch.autograd.Function):
    """A x for a constant symmetric A, which is its own transpose."""

    @staticmethod
    def forward(ctx, dense, matrix):
        ctx.matrix = matrix
        return matrix @ dense

    @staticmethod
    def backward(ctx, gradient):
        return ctx.matrix @ gradient, None


def normalised(data):
    """D^-1/2 A D^-1/2 in CSR; rows of isolated nodes are empty."""
    row_ptr, col_idx, n = data["rowPtr"], data["colIdx"], data["n"]
    degree = np.diff(row_ptr).astype(np.float64)
    root = np.where(degree > 0, 1 / np.sqrt(np.maximum(degree, 1)), 0)
    values = np.repeat(root, np.diff(row_ptr)) * root[col_idx]
    indices = (torch.from_numpy(array.astype("int32")) for array in (row_ptr, col_idx))
    return torch.sparse_csr_tensor(*indices, torch.from_numpy(values.astype("float32")), size=(n, n))


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
        n, starts = data["n"], data["starts"]
        self.a = normalised(data)
        self.graphs = len(starts) - 1
        sizes = torch.from_numpy(np.diff(starts).astype("int64"))
        self.graph_of = torch.repeat_interleave(torch.arange(self.graphs), sizes)
        self.sizes = sizes.float()
        self.targets = torch.from_numpy(data["targets"])
        self.ones = torch.ones(n, 1)
        self.noise = options["noise"]
        self.actor = Stack([1, 32, 32, 1], generator)
        self.twin = Stack([2, 32, 32, 32, 32, 2], generator)
        kernels = [w for w in self.actor.weights + self.twin.weights if w.dim() == 2]
        biases = [w for w in self.actor.weights + self.twin.weights if w.dim() == 1]
        decay = 2 * options["l2"]
        groups = [{"params": kernels, "weight_decay": decay}, {"params": biases, "weight_decay": 0.0}]
        self.optimizer = torch.optim.Adam(groups, lr=options["learningRate"], eps=1e-7, fused=True)

    def total(self, x):
        """Sums of a column over the nodes of each graph."""
        return torch.zeros(self.graphs, dtype=x.dtype).index_add(0, self.graph_of, x)

    def standardise(self, x):
        """Of each graph, all entries together: (x - mean) / 6 sd + 1/2."""
        count = x.shape[1] * self.sizes
        mean = self.total(x.sum(1)) / count
        centred = x - mean[self.graph_of, None]
        deviation = (self.total(centred.square().sum(1)) / count).sqrt()
        return centred / (6 * deviation[self.graph_of, None]) + 0.5

    def losses(self):
        """The twin's error and what the actor minimises, both through one forward pass, and Z as the twin saw it."""
        z = F.leaky_relu(self.actor(self.a, self.ones), 0.2)
        seen = (z.detach() + self.noise * (2 * torch.rand_like(z) - 1)).requires_grad_()
        twin_input = self.standardise(torch.cat([self.ones, seen], 1))
        foretold = torch.softmax(self.twin(self.a, twin_input), 1)[:, 0]
        error = (self.total((foretold - self.targets).square()) / self.sizes).sqrt().mean()
        objective = -(self.total(foretold) / self.sizes).mean()
        return z, seen, error, objective

    def gradients(self):
        z, seen, error, objective = self.losses()
        twin = torch.autograd.grad(error, self.twin.weights, retain_graph=True)
        (through,) = torch.autograd.grad(objective, seen)
        actor = torch.autograd.grad(z, self.actor.weights, through)
        return error, actor, twin

    def step(self, _):
        error, actor, twin = self.gradients()
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
        "n": 30,
        "starts": np.array([0, 14, 30], np.int32),
        "rowPtr": np.concatenate([[0], np.cumsum(dense.sum(1))]).astype(np.int32),
        "colIdx": np.nonzero(dense)[1].astype(np.int32),
        "targets": rng.random(30).astype(np.float32),
    }
    trainer = ActorTwin(data, {"seed": 0, "noise": 0.0, "l2": 5e-4, "learningRate": 3e-3})
    own, laplacian, bias = (w.detach().double() for w in trainer.twin.layers[1])
    s = torch.randn(30, 32, dtype=torch.float64)
    full = torch.eye(30, dtype=torch.float64) - trainer.a.to_dense().double()
    expected = s @ own + full @ s @ laplacian + bias
    stack = Stack([32, 32], torch.Generator())
    stack.layers = [trainer.twin.layers[1]]
    error = float((stack(trainer.a, s.float()) - expected).norm() / expected.norm())
    print(f"{'ok  ' if error < 1e-5 else 'FAIL'} layer: relative difference {error:.1e}")
    _, actor, _ = trainer.gradients()
    with torch.no_grad():
        weight, slope = trainer.actor.layers[-1][1], actor[-2]
        step, ends = 1e-2 / float(slope.norm()), []
        for sign in (1, -1):
            weight += sign * step * slope
            ends.append(float(trainer.losses()[3]))
            weight -= sign * step * slope
        measured, wanted = (ends[0] - ends[1]) / (2 * step), float(slope.square().sum())
    off = abs(measured - wanted) / wanted
    print(f"{'ok  ' if off < 2e-2 else 'FAIL'} gradient through the twin: relative difference {off:.1e}")
    return 0 if error < 1e-5 and off < 2e-2 else 1


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(check())
    serve(ActorTwin)
