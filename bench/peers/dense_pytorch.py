"""Peer: the training step as the paper's released code computes it: dense features, a dense n x n modularity matrix, rows
scaled by a dense diagonal matrix, and the binary adjacency masked anew in every step. Its adjacency for the GCN is
sparse (COO) there and here. All of its clustering iterations build a tape; only the last one's is used.
It runs with the process settings of `quicken` (protocol.py), which the released code lacks; on cora they change little.

    python dense_pytorch.py            answers the harness (see protocol.py)
    python dense_pytorch.py --check    compares loss, gradients and ten steps with the sparse form on a small graph
"""

import sys

from protocol import require_torch, serve

torch = require_torch()

import numpy as np  # noqa: E402
import torch.nn.functional as F  # noqa: E402
from sparse import Trainer, parameters, real  # noqa: E402


def dense(row_ptr, col_idx, values, cols):
    out = torch.zeros(len(row_ptr) - 1, cols)
    rows = np.repeat(np.arange(len(row_ptr) - 1), np.diff(row_ptr))
    out[rows, col_idx] = 1.0 if values is None else real(values)
    return out


class DenseModularity(Trainer):
    def __init__(self, data, options):
        n = data["n"]
        self.n = n
        if "features" in data:
            self.features = real(data["features"]).reshape(n, data["F"])
        else:
            self.features = dense(data["featureRowPtr"], data["featureColIdx"], data["featureValues"], data["F"])
        self.binary = dense(data["rowPtr"], data["colIdx"], None, n) + torch.eye(n)
        self.adjacency = (self.binary / self.binary.sum(1, keepdim=True)).to_sparse_coo().coalesce()
        observed = self.binary - torch.eye(n)
        degree = observed.sum(0).unsqueeze(1)
        self.modularity = observed - degree @ degree.t() / observed.sum()
        self.beta = options["beta"]
        self.dropout = options["dropout"]
        self.weights, self.mu0 = parameters(data, options)
        self.optimizer = torch.optim.Adam(self.weights, lr=options["learningRate"], weight_decay=options["weightDecay"])

    def embed(self):
        w1, b1, w2, b2 = self.weights
        h = torch.spmm(self.adjacency, self.features @ w1) + b1
        h = F.dropout(F.relu(h), self.dropout)
        return torch.spmm(self.adjacency, h @ w2) + b2

    def cluster(self, embedding, mu, iterations):
        z = torch.diag(1 / torch.linalg.vector_norm(embedding, dim=1)) @ embedding
        for _ in range(iterations):
            r = torch.softmax(self.beta * (z @ mu.t()), 1)
            mu = torch.diag(1 / r.sum(0)) @ (r.t() @ z)
        return mu, torch.softmax(self.beta * (z @ mu.t()), 1)

    def decide(self, iterations):
        embedding = self.embed()
        mu, _ = self.cluster(embedding, self.mu0, iterations)
        return self.cluster(embedding, mu.detach(), 1)[1]

    def loss(self, iterations):
        r = self.decide(iterations)
        two_m = (self.binary * (torch.ones(self.n, self.n) - torch.eye(self.n))).sum()
        return -(r.t() @ self.modularity @ r).trace() / two_m


if __name__ == "__main__":
    if "--check" in sys.argv:
        from check import check_modularity

        sys.exit(check_modularity())
    serve(DenseModularity, quick=True)
