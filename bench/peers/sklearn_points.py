"""Peer `scikit-learn`: nearest neighbours of points, by its brute force, which is a matrix product and a partial sort.

    python sklearn_points.py            answers the harness (see protocol.py); {"algorithm": "neighbors"}
    python sklearn_points.py --check    runs it on points on a line, where the answer is known
"""

import sys

from protocol import DEFAULTS, require, serve_algorithms

sklearn, np = require("sklearn", "numpy")


def neighbors(data, options):
    from sklearn.neighbors import NearestNeighbors

    points = data["features"].reshape(data["n"], data["F"])
    search = NearestNeighbors(n_neighbors=options["k"], algorithm="brute", n_jobs=1)
    # Without an argument, a point is no neighbour of its own.
    return (lambda: search.fit(points).kneighbors()), lambda found: float(np.mean(found[0]))


def check():
    """Points at 0, 1, 3: the two others of each are at distances 1 and 3, 1 and 2, 2 and 3."""
    run, value = neighbors({"n": 3, "F": 1, "features": np.float32([0, 1, 3])}, {**DEFAULTS, "k": 2})
    actual = value(run())
    passed = abs(actual - 2) < 1e-6
    print(f"{'ok  ' if passed else 'FAIL'} neighbors: expected 2, got {actual:.6f}")
    return 0 if passed else 1


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(check())
    serve_algorithms("sklearn", {"neighbors": neighbors})
