"""Peer `leidenalg`: the Leiden method by the package of its authors (compiled C++), on a graph built beforehand.

    python leidenalg_graph.py            answers the harness (see protocol.py); {"algorithm": "leiden"}
    python leidenalg_graph.py --check    runs it on a graph of two cliques, where the answers are known
"""

import sys

from igraph_graph import graph_of
from protocol import require, serve_algorithms

(leidenalg,) = require("leidenalg")


def leiden(data, options):
    graph, weights = graph_of(data)
    kind = leidenalg.ModularityVertexPartition
    run = lambda: leidenalg.find_partition(graph, kind, weights=weights, n_iterations=2, seed=0)  # noqa: E731
    return run, lambda parts: graph.modularity(parts, weights=weights)


ALGORITHMS = {"leiden": leiden}

if __name__ == "__main__":
    if "--check" in sys.argv:
        from check_algorithms import check_algorithms

        sys.exit(check_algorithms(ALGORITHMS))
    serve_algorithms("leidenalg", ALGORITHMS)
