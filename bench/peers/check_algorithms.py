"""Do the peers' graph algorithms read the harness's data rightly? Two cliques of 6 joined by an edge, whose communities and
distances can be worked out by hand: 31 edges, each clique has 15 inside and total degree 31."""

import numpy as np
from protocol import DEFAULTS

SIZE = 6
MODULARITY = 30 / 31 - 0.5
# Within a clique 30 ordered pairs at 1; across, 36 pairs each way: 1 at one hop, 10 at two, 25 at three.
MEAN_HOPS = (2 * 30 + 2 * (1 + 10 * 2 + 25 * 3)) / (2 * SIZE) ** 2


def two_cliques():
    """The same graph twice: compressed rows, and a matrix of weights, each 1."""
    n = 2 * SIZE
    adjacency = np.kron(np.eye(2), np.ones((SIZE, SIZE))) - np.eye(n)
    adjacency[SIZE - 1, SIZE] = adjacency[SIZE, SIZE - 1] = 1
    sparse = {
        "n": n,
        "rowPtr": np.concatenate([[0], np.cumsum(adjacency.sum(1))]).astype(np.int32),
        "colIdx": np.nonzero(adjacency)[1].astype(np.int32),
    }
    return {"sparse": sparse, "weighted": {"n": n, "weights": adjacency.astype(np.float32).ravel()}}


def check_algorithms(algorithms):
    failed = 0
    for form, data in two_cliques().items():
        for name, prepare in algorithms.items():
            expected = MEAN_HOPS if name == "distances" else MODULARITY
            run, value = prepare(data, {**DEFAULTS, "k": 2})
            actual = value(run())
            passed = abs(actual - expected) < 1e-6
            failed += not passed
            print(f"{'ok  ' if passed else 'FAIL'} {name}, {form}: expected {expected:.6f}, got {actual:.6f}")
    return 1 if failed else 0
