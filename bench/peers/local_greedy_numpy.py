"""Peer `local-greedy-numpy`: independent sets by local greedy scheduling, vectorised over the nodes: one graph after the other, or
with {"joined": true} all graphs as one, which saves calls.

    python local_greedy_numpy.py            answers the harness (see protocol.py); {"algorithm": "lgs"}
    python local_greedy_numpy.py --check    compares it with a greedy from heavy to light, node by node
"""

import sys

from protocol import require, serve_algorithms

(np,) = require("numpy")


def local_greedy(heads, tails, weights):
    """In rounds: an open node heavier than all open neighbours joins, its neighbours drop out. Edges in both directions; of
    equal weights the lower index wins. Edges between open nodes are all that a round looks at."""
    n = len(weights)
    rank = np.empty(n, np.int64)
    rank[np.lexsort((np.arange(n), -weights))] = np.arange(n)  # 0 is the heaviest
    is_open = np.ones(n, bool)
    chosen = np.zeros(n, bool)
    while is_open.any():
        best = np.full(n, n)
        np.minimum.at(best, heads, rank[tails])
        joins = is_open & (rank < best)
        chosen |= joins
        out = np.zeros(n, bool)
        out[tails[joins[heads]]] = True
        is_open &= ~(joins | out)
        left = is_open[heads] & is_open[tails]
        heads, tails = heads[left], tails[left]
    return chosen


def lgs(data, options):
    row_ptr, tails, weights = data["rowPtr"], data["colIdx"].astype(np.int64), data["weight"].astype(np.float64)
    heads = np.repeat(np.arange(data["n"]), np.diff(row_ptr))
    starts = data["starts"][[0, -1]] if options.get("joined") else data["starts"]
    graphs = []
    for first, end in zip(starts, starts[1:]):
        edges = slice(row_ptr[first], row_ptr[end])
        graphs.append((heads[edges] - first, tails[edges] - first, weights[first:end]))
    run = lambda: [local_greedy(*graph) for graph in graphs]  # noqa: E731
    return run, lambda found: float(weights[np.concatenate(found)].sum())


def check():
    rng = np.random.default_rng(0)
    wrong = 0
    for n in (1, 5, 40):
        for _ in range(50):
            dense = np.triu(rng.random((n, n)) < 3 / n, 1)
            dense |= dense.T
            weights = rng.integers(0, 5, n).astype(np.float64)
            taken, closed = [], np.zeros(n, bool)
            for i in np.lexsort((np.arange(n), -weights)):
                if not closed[i]:
                    taken.append(i)
                    closed |= dense[i]
            heads, tails = np.nonzero(dense)
            wrong += not np.array_equal(np.nonzero(local_greedy(heads, tails, weights))[0], np.sort(taken))
    print("ok   150 random graphs" if wrong == 0 else f"FAIL {wrong} of 150 random graphs")
    return 0 if wrong == 0 else 1


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(check())
    serve_algorithms("numpy", {"lgs": lgs})
