"""Peer `networkx`: communities and distances by networkx's own functions, on a graph built beforehand.

    python networkx_graph.py            answers the harness (see protocol.py); {"algorithm": "cnm", "louvain" or "distances"}
    python networkx_graph.py --check    runs them on a graph of two cliques, where the answers are known
"""

import sys

from protocol import require, serve_algorithms

nx, np = require("networkx", "numpy")


def graph_of(data):
    """From compressed rows, or with edge weights from the n x n matrix of a predicted graph (zero means no edge)."""
    n = data["n"]
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    if "weights" in data:
        weights = data["weights"].reshape(n, n)
        heads, tails = np.nonzero(np.triu(weights, 1))
        graph.add_weighted_edges_from(zip(heads.tolist(), tails.tolist(), weights[heads, tails].tolist()))
    else:
        rows = np.repeat(np.arange(n), np.diff(data["rowPtr"]))
        graph.add_edges_from(zip(rows.tolist(), data["colIdx"].tolist()))
    return graph


def cnm(data, options):
    graph, k = graph_of(data), options["k"]
    run = lambda: nx.community.greedy_modularity_communities(graph, weight="weight", cutoff=k, best_n=k)  # noqa: E731
    return run, lambda parts: nx.community.modularity(graph, parts)


def louvain(data, options):
    graph = graph_of(data)
    run = lambda: nx.community.louvain_communities(graph, seed=options["seed"])  # noqa: E731
    return run, lambda parts: nx.community.modularity(graph, parts)


def distances(data, options):
    """Hops by breadth-first search from every node, or on a dense weighted graph lengths by Floyd and Warshall."""
    graph = graph_of(data)
    if "weights" in data:
        return (lambda: nx.floyd_warshall_numpy(graph)), lambda lengths: float(lengths.mean())
    run = lambda: dict(nx.all_pairs_shortest_path_length(graph))  # noqa: E731
    return run, lambda hops: sum(sum(row.values()) for row in hops.values()) / data["n"] ** 2


ALGORITHMS = {"cnm": cnm, "louvain": louvain, "distances": distances}

if __name__ == "__main__":
    if "--check" in sys.argv:
        from check_algorithms import check_algorithms

        sys.exit(check_algorithms(ALGORITHMS))
    serve_algorithms("networkx", ALGORITHMS)
