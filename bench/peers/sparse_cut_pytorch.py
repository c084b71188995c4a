"""Peer `sparse-pytorch`: the expected normalised cut of a soft partition and its gradient, as a careful researcher writes it with
PyTorch's own operators: K - sum a / v, one product with the graph in CSR forward and one backward, one thread.

    python sparse_cut_pytorch.py            answers the harness (see protocol.py)
    python sparse_cut_pytorch.py --check    compares loss and gradient with the dense form on a small graph
"""

import sys

from protocol import require_torch, serve

torch = require_torch()

from sparse import real  # noqa: E402
from sparse_pytorch import Matrix  # noqa: E402


class SparseCut:
    def __init__(self, data, options):
        self.graph = Matrix(data["rowPtr"], data["colIdx"], None, data["n"])
        self.degree = real(data["rowPtr"]).diff()
        self.partition = real(data["partition"]).reshape(data["n"], options["k"]).requires_grad_()

    def loss(self):
        y = self.partition
        inside = (y * (self.graph @ y)).sum(0)
        return y.shape[1] - (inside / (self.degree @ y)).sum()

    def step(self, _):
        self.partition.grad = None
        loss = self.loss()
        loss.backward()
        return loss.detach()


def check():
    """Equation 6 of CNC entry by entry, in float64."""
    from check import report, small_graph

    torch.set_default_dtype(torch.float64)
    data = small_graph()
    n, k = data["n"], 4
    partition = torch.rand(n, k, generator=torch.Generator().manual_seed(0))
    partition /= partition.sum(1, keepdim=True)
    trainer = SparseCut(data | {"partition": partition.numpy().ravel()}, {"k": k})
    loss = trainer.step(0)
    w = trainer.graph.forward.to_dense()
    y = partition.clone().requires_grad_()
    dense = (((y / (w.sum(1) @ y)) @ (1 - y).t()) * w).sum()
    dense.backward()
    difference = lambda a, b: float((a - b).norm() / b.norm())  # noqa: E731
    passed = [report("loss", difference(loss, dense.detach())), report("gradient", difference(trainer.partition.grad, y.grad))]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(check())
    serve(SparseCut)
