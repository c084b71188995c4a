"""Newman's method with a slip, and without: which of the two gives the numbers that ClusterNet's paper prints in table 1?

    python bench/released_newman.py FOLDER      (numpy, scipy; FOLDER holds cora/cora.cites, cora/cora_train_0.40.cites, ...)

Dividing a part g needs the generalised modularity matrix B_g - diag(row sums of B_g). The released code builds the second term
with numpy's `diag` of a matrix, which gives back a row: it is then subtracted from every row, not from the diagonal. Nothing
changes in the first division (row sums of B are 0), everything in later ones. Self-loops as in the released code. Written anew
from that description. A minute or two.
"""

import os
import sys

import numpy as np
from scipy.sparse.linalg import eigs

SETS = {"cora": "cora", "citeseer": "citeseer", "protein": "protein_vidal", "adol": "moreno", "fb": "fb_small"}
PAPER = {"cora": (0.09, 0.20), "citeseer": (0.15, 0.23), "protein": (0.15, 0.29), "adol": (0.15, 0.30), "fb": (0.08, 0.55)}
K = 5


def read_edges(path):
    with open(path) as file:
        return [[int(float(node)) for node in line.split()[:2]] for line in file if line.strip()]


def adjacency(edges, index):
    matrix = np.zeros((len(index), len(index)))
    for u, v in edges:
        if u != v:
            matrix[index[u], index[v]] = matrix[index[v], index[u]] = 1
    return matrix


def modularity(matrix, label):
    degree = matrix.sum(0)
    total = degree.sum()
    parts = [label == c for c in np.unique(label)]
    return sum(matrix[np.ix_(g, g)].sum() / total - (degree[g].sum() / total) ** 2 for g in parts)


def divide(B, members, slip):
    """The two sides of a part, and what the division is believed to add."""
    part = B[np.ix_(members, members)]
    sums = 0.5 * (part.sum(0) + part.sum(1))
    part = part - sums[None, :] if slip else part - np.diag(sums)
    if len(members) < 3:
        return None, -np.inf
    side = np.where(eigs(part, k=1, which="LR")[1][:, 0].real > 0, 1.0, -1.0)
    return (None if abs(side.sum()) == len(side) else side), side @ part @ side


def newman(matrix, slip):
    seen = matrix + np.eye(len(matrix)) if slip else matrix
    degree = seen.sum(0)
    B = seen - np.outer(degree, degree) / degree.sum()
    label = np.zeros(len(matrix), int)
    for new in range(1, K):
        found = [(c, *divide(B, np.where(label == c)[0], slip)) for c in range(new)]
        possible = [(gain, c, side) for c, side, gain in found if side is not None]
        if not possible:
            break
        _, c, side = max(possible, key=lambda one: one[0])
        label[np.where(label == c)[0][side < 0]] = new
    return label


def main(folder):
    print("set       edges   paper  slip   without")
    for name, stem in SETS.items():
        base = os.path.join(folder, stem, stem)
        all_edges, train_edges = read_edges(f"{base}.cites"), read_edges(f"{base}_train_0.40.cites")
        index = {node: i for i, node in enumerate(sorted({node for edge in all_edges + train_edges for node in edge}))}
        full, train = adjacency(all_edges, index), adjacency(train_edges, index)
        for what, seen, printed in (("40 %", train, PAPER[name][0]), ("all", full, PAPER[name][1])):
            slip, without = (modularity(full, newman(seen, flag)) for flag in (True, False))
            print(f"{name:9} {what:6}  {printed:.2f}   {slip:.2f}   {without:.2f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
