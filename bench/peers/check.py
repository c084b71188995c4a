"""Do the peers compute the same thing? Called by their `--check`; prints one line a comparison, returns the exit code."""

import numpy as np
import torch
from dense_facility_pytorch import DenseFacility, SortedDistances
from dense_facility_pytorch_tuned import TunedDistances, TunedFacility
from dense_pytorch import DenseModularity
from protocol import DEFAULTS
from sparse_pytorch import SparseModularity
from sparse_pytorch_tuned import ReluDropout, TunedModularity

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


def with_weights(data):
    """The data with weights large enough that the clusters differ: at r = 1/K the loss is all rounding."""
    rng = np.random.default_rng(1)
    shapes = {"W1": (30, 11), "b1": (11,), "W2": (11, 7), "b2": (7,), "mu0": (5, 7)}
    return data | {name: 2 * rng.standard_normal(shape) for name, shape in shapes.items()}


def dense_features(data):
    """The same data as a data set with dense features gives it."""
    x = np.zeros((data["n"], data["F"]), np.float32)
    x[np.repeat(np.arange(data["n"]), np.diff(data["featureRowPtr"])), data["featureColIdx"]] = data["featureValues"]
    return {key: value for key, value in data.items() if not key.startswith("feature")} | {"features": x.ravel()}


def same_training(name, builds, data, iterations):
    """Two trainers, without dropout: loss, gradients, and the loss after ten Adam steps."""
    options = {**DEFAULTS, "dropout": 0.0, "beta": 30.0, "hidden": 11, "embedding": 7}
    ours, reference = (build(data, options) for build in builds)
    names = ["loss", "gradient of W1", "of b1", "of W2", "of b2"]
    pairs = zip(names, gradients(ours, iterations), gradients(reference, iterations))
    passed = [report(f"{name}, T = {iterations}, {part}", difference(a, b)) for part, a, b in pairs]
    for _ in range(10):
        a, b = ours.step(iterations).detach(), reference.step(iterations).detach()
    return passed + [report(f"{name}, T = {iterations}, loss after 10 steps ({float(b):.6f})", difference(a, b))]


def check_dropout(rate=0.2):
    """The tuned dropout keeps its share of the positive entries, scaled, and its gradient is the same mask."""
    torch.manual_seed(0)
    x = torch.randn(1000, 999).requires_grad_()
    y = ReluDropout.apply(x, rate)
    (gradient,) = torch.autograd.grad(y.sum(), x)
    kept = y.detach() != 0
    expected = kept / (1 - rate)
    share = kept.sum() / (x > 0).sum()
    return [
        report("tuned dropout, share kept (within 0.002)", max(0.0, abs(float(share) - (1 - rate)) - 0.002)),
        report("tuned dropout, values", difference(y.detach(), x.detach() * expected)),
        report("tuned dropout, gradient", difference(gradient, expected)),
    ]


def check_modularity():
    """Both sparse peers against the dense one, in float64."""
    torch.set_default_dtype(torch.float64)
    data = with_weights(small_graph())
    passed = check_dropout()
    for name, build in (("sparse", SparseModularity), ("tuned", TunedModularity)):
        for iterations in (0, 1, 5):
            passed += same_training(name, (build, DenseModularity), data, iterations)
        passed += same_training(f"{name}, dense features", (build, DenseModularity), dense_features(data), 1)
    return 0 if all(passed) else 1


def check_facility():
    """Both forms against the sum over hop levels of the probability that nothing nearer is chosen; then tuned against plain."""
    torch.set_default_dtype(torch.float64)
    data = small_graph()
    n, cap = data["n"], data["cap"]
    distances = torch.from_numpy(data["distances"]).reshape(n, n).double()
    x = torch.rand(n, generator=torch.Generator().manual_seed(1)).mul_(0.3).requires_grad_()
    levels = [torch.where(distances <= t, 1 - x, torch.ones(())).prod(1) for t in range(cap)]
    by_level = torch.stack(levels).sum(0)
    (gradient,) = torch.autograd.grad(by_level.mean(), x, retain_graph=True)
    passed = [report("expected distances", difference(SortedDistances(distances, cap).expected(x).detach(), by_level.detach()))]
    for name, form in (("plain", SortedDistances), ("tuned", TunedDistances)):
        mean = form(distances, cap).mean(x)
        passed.append(report(f"{name}, mean", difference(mean.detach(), by_level.mean().detach())))
        passed.append(report(f"{name}, gradient of the mean", difference(torch.autograd.grad(mean, x)[0], gradient)))
    for iterations in (0, 1):
        passed += same_training("tuned against plain", (TunedFacility, DenseFacility), with_weights(data), iterations)
    options = {**DEFAULTS, "beta": 30.0, "dropout": 0.0, "hidden": 11, "embedding": 7}
    for name, build in (("plain", DenseFacility), ("tuned", TunedFacility)):
        trainer = build(data, options)
        losses = [float(trainer.step(1).detach()) for _ in range(50)]
        passed.append(bool(np.isfinite(losses).all()) and min(losses[-10:]) < losses[0])
        print(f"{'ok  ' if passed[-1] else 'FAIL'} {name}: 50 steps lower the loss, {losses[0]:.4f} to {min(losses[-10:]):.4f}")
    return 0 if all(passed) else 1
