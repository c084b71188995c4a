"""Do the peers compute the same thing? Called by their `--check`; prints one line a comparison, returns the exit code."""

import numpy as np
import torch
from dense_facility_pytorch import DenseFacility, SortedDistances, TunedDistances
from dense_pytorch import DenseModularity
from protocol import DEFAULTS
from sparse_pytorch import SparseModularity

TOLERANCE = 1e-4


def small_graph(n=60, features=30, seed=0):
    """A random graph with isolated nodes, its features, and its hop distances capped at their largest finite value."""
    rng = np.random.default_rng(seed)
    adjacency = np.triu(rng.random((n, n)) < 0.06, 1)
    adjacency[:, :3] = adjacency[:3] = False
    adjacency |= adjacency.T
    x = (rng.random((n, features)) < 0.2).astype(np.float32)
    x[x.sum(1) == 0, 0] = 1
    x /= x.sum(1, keepdims=True)
    distances = np.full((n, n), np.inf)
    reached, frontier, hops = np.eye(n, dtype=bool), np.eye(n, dtype=bool), 0
    while frontier.any():
        distances[frontier] = hops
        frontier = (frontier @ adjacency) & ~reached
        reached |= frontier
        hops += 1
    cap = int(distances[np.isfinite(distances)].max())
    return {
        "n": n,
        "F": features,
        "rowPtr": np.concatenate([[0], np.cumsum(adjacency.sum(1))]).astype(np.int32),
        "colIdx": np.nonzero(adjacency)[1].astype(np.int32),
        "featureRowPtr": np.concatenate([[0], np.cumsum((x > 0).sum(1))]).astype(np.int32),
        "featureColIdx": np.nonzero(x)[1].astype(np.int32),
        "featureValues": x[x > 0],
        "distances": np.minimum(distances, cap).astype(np.uint8).ravel(),
        "cap": cap,
    }


def gradients(trainer, iterations):
    loss = trainer.loss(iterations)
    return [loss.detach()] + list(torch.autograd.grad(loss, trainer.weights))


def difference(a, b):
    return float(torch.linalg.vector_norm(a - b) / (torch.linalg.vector_norm(b) + 1e-12))


def report(name, error):
    print(f"{'ok  ' if error <= TOLERANCE else 'FAIL'} {name}: relative difference {error:.1e}")
    return error <= TOLERANCE


def check_modularity():
    """Sparse against dense: loss, gradients, and the loss after ten Adam steps, without dropout, in float64."""
    torch.set_default_dtype(torch.float64)
    options = {**DEFAULTS, "dropout": 0.0, "beta": 30.0, "hidden": 11, "embedding": 7}
    data = small_graph()
    rng = np.random.default_rng(1)  # weights large enough that the clusters differ: at r = 1/K the loss is all rounding
    shapes = {"W1": (30, 11), "b1": (11,), "W2": (11, 7), "b2": (7,), "mu0": (5, 7)}
    data |= {name: 2 * rng.standard_normal(shape) for name, shape in shapes.items()}
    passed = []
    for iterations in (0, 1, 5):
        sparse, dense = SparseModularity(data, options), DenseModularity(data, options)
        names = ["loss", "gradient of W1", "of b1", "of W2", "of b2"]
        for name, a, b in zip(names, gradients(sparse, iterations), gradients(dense, iterations)):
            passed.append(report(f"T = {iterations}, {name}", difference(a, b)))
        for _ in range(10):
            a, b = sparse.step(iterations), dense.step(iterations)
        passed.append(report(f"T = {iterations}, loss after 10 steps ({float(b.detach()):.6f})", difference(a.detach(), b.detach())))
    return 0 if all(passed) else 1


def check_facility():
    """Sort and cumprod against the sum over hop levels of the probability that nothing nearer is chosen."""
    torch.set_default_dtype(torch.float64)
    data = small_graph()
    n, cap = data["n"], data["cap"]
    distances = torch.from_numpy(data["distances"]).reshape(n, n).double()
    x = torch.rand(n, generator=torch.Generator().manual_seed(1)).mul_(0.3).requires_grad_()
    by_order = SortedDistances(distances, cap).expected(x)
    levels = [torch.where(distances <= t, 1 - x, torch.ones(())).prod(1) for t in range(cap)]
    by_level = torch.stack(levels).sum(0)
    tuned = TunedDistances(distances, cap).mean(x)
    a, b, c = (torch.autograd.grad(value, x)[0] for value in (by_order.mean(), by_level.mean(), tuned))
    passed = [
        report("expected distances", difference(by_order.detach(), by_level.detach())),
        report("gradient of their mean", difference(a, b)),
        report("tuned form, mean", difference(tuned.detach(), by_level.mean().detach())),
        report("tuned form, gradient", difference(c, b)),
    ]
    trainer = DenseFacility(data, {**DEFAULTS, "beta": 30.0, "dropout": 0.0, "hidden": 11, "embedding": 7})
    losses = [float(trainer.step(1).detach()) for _ in range(50)]
    passed.append(bool(np.isfinite(losses).all()) and min(losses[-10:]) < losses[0])
    print(f"{'ok  ' if passed[-1] else 'FAIL'} 50 steps lower the loss: {losses[0]:.4f} to {min(losses[-10:]):.4f}")
    return 0 if all(passed) else 1
