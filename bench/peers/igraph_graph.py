"""Peer `igraph`: communities and distances by python-igraph (compiled C), on a graph built beforehand.

    python igraph_graph.py            answers the harness (see protocol.py); {"algorithm": "cnm", "newman", "louvain", "leiden", "distances" or "read"}
    python igraph_graph.py --check    runs them on a graph of two cliques, where the answers are known
"""

import sys

from protocol import require, serve_algorithms

ig, np = require("igraph", "numpy")


def graph_of(data):
    """The graph and its edge weights (None without): compressed rows, or the n x n matrix of a predicted graph."""
    n = data["n"]
    if "weights" in data:
        weights = data["weights"].reshape(n, n)
        heads, tails = np.nonzero(np.triu(weights, 1))
        return ig.Graph(n, np.stack([heads, tails], 1).tolist()), weights[heads, tails].astype(float).tolist()
    rows = np.repeat(np.arange(n), np.diff(data["rowPtr"]))
    once = rows < data["colIdx"]
    return ig.Graph(n, np.stack([rows[once], data["colIdx"][once]], 1).astype(np.int64)), None


def cnm(data, options):
    graph, weights = graph_of(data)
    k = max(options["k"], len(graph.connected_components()))  # its dendrogram ends at the components
    run = lambda: graph.community_fastgreedy(weights=weights).as_clustering(k)  # noqa: E731
    return run, lambda parts: graph.modularity(parts, weights=weights)


def newman(data, options):
    graph, weights = graph_of(data)
    run = lambda: graph.community_leading_eigenvector(clusters=options["k"], weights=weights)  # noqa: E731
    return run, lambda parts: graph.modularity(parts, weights=weights)


def louvain(data, options):
    graph, weights = graph_of(data)
    run = lambda: graph.community_multilevel(weights=weights)  # noqa: E731
    return run, lambda parts: graph.modularity(parts, weights=weights)


def leiden(data, options):
    graph, weights = graph_of(data)
    run = lambda: graph.community_leiden("modularity", weights=weights, n_iterations=2)  # noqa: E731
    return run, lambda parts: graph.modularity(parts, weights=weights)


def read(data, options):
    """A file of "u v" lines: numbers from 0 on as they are, or with "format": "ncol" any names."""
    if options.get("format") == "ncol":
        return (lambda: ig.Graph.Read_Ncol(options["file"], weights=False, directed=False)), lambda graph: graph.ecount()
    return (lambda: ig.Graph.Read_Edgelist(options["file"], directed=False)), lambda graph: graph.ecount()


def distances(data, options):
    """Hops by breadth-first search from every node, or on a weighted graph lengths by Dijkstra."""
    graph, weights = graph_of(data)
    return (lambda: graph.distances(weights=weights)), lambda lengths: float(np.mean(lengths))


ON_GRAPHS = {"cnm": cnm, "newman": newman, "louvain": louvain, "leiden": leiden, "distances": distances}

if __name__ == "__main__":
    if "--check" in sys.argv:
        from check_algorithms import check_algorithms

        sys.exit(check_algorithms(ON_GRAPHS))
    serve_algorithms("igraph", {**ON_GRAPHS, "read": read})
