"""How a peer talks to the harness: one JSON object a line, over stdin and stdout.

    harness                                         peer
    {"data": PATH, "k": 5, "beta": 50, ...}    ->   {"ready": true, "versions": {...}, "threads": 1}
    {"round": 50, "T": 1}                      ->   {"ms": median of a step, "p10": ..., "steps": 50, "loss": the last step's}
    end of input                               ->   exits with 0

A peer that cannot run answers its first line with {"absent": why and what to do} and exits with 0; one that fails answers
{"error": message} and exits with 1. The process lives through all rounds, so that rounds of several peers can take turns.

The data file (`read_data`): one line of JSON, {"arrays": [{"name", "dtype", "length"}, ...], ...numbers}, then
the arrays' bytes, little-endian, in that order and without gaps. Numbers: n, F. Arrays: rowPtr, colIdx of the graph (both
directions, no self-loops); featureRowPtr, featureColIdx, featureValues, or features when they are dense. Weights under
the names W1, b1, W2, b2, mu0 replace the random start, so that a loss can be compared with another implementation's.
"""

import ctypes
import json
import os
import sys
import time

DEFAULTS = {
    "k": 5,
    "beta": 50.0,
    "hidden": 50,
    "embedding": 50,
    "dropout": 0.2,
    "learningRate": 0.01,
    "weightDecay": 5e-4,
    "eta": 100.0,
    "gamma": 4.0,
    "seed": 0,
    "threads": 1,
}


def say(message):
    print(json.dumps(message), flush=True)


def require_torch():
    """The torch module, or (as when NumPy is missing) a clear line and exit code 0."""
    try:
        import numpy  # noqa: F401
        import torch
    except ImportError as error:
        advice = f"{sys.executable} -m pip install torch numpy (the CPU build is enough), then run again"
        say({"absent": f"{error}: {advice}"})
        sys.exit(0)
    return torch


def quicken(torch):
    """Settings of the process that make steps faster and that few would think of: no page faults for freed blocks, no
    denormal arithmetic."""
    torch.set_flush_denormal(True)
    try:
        libc = ctypes.CDLL(None)
        libc.mallopt(-3, 1 << 30)  # M_MMAP_THRESHOLD
        libc.mallopt(-1, (1 << 31) - 1)  # M_TRIM_THRESHOLD
    except (OSError, AttributeError):
        pass  # not glibc: slower, still correct


def read_data(path):
    """The arrays (numpy) and numbers of a data file, in one dict."""
    import numpy as np

    with open(path, "rb") as file:
        header = json.loads(file.readline())
        data = {key: value for key, value in header.items() if key != "arrays"}
        for array in header["arrays"]:
            dtype = np.dtype(array["dtype"]).newbyteorder("<")
            raw = file.read(dtype.itemsize * array["length"])
            if len(raw) != dtype.itemsize * array["length"]:
                raise ValueError(f"{path}: expected {array['length']} values of {array['name']}, but the file ends")
            data[array["name"]] = np.frombuffer(raw, dtype).copy()
    return data


def serve(build, quick=False):
    """Answers lines until the input ends. `build(data, options)` returns a trainer whose `step(T)` trains once and returns
    the loss as a tensor; `quick` asks for `quicken` first."""
    torch = require_torch()
    parent = os.getppid()
    first = sys.stdin.readline()
    if first == "":
        sys.exit(0)
    try:
        options = {**DEFAULTS, **json.loads(first)}
        torch.set_num_threads(options["threads"])
        if quick:
            quicken(torch)
        trainer = build(read_data(options["data"]), options)
        say({"ready": True, "versions": versions(torch), "threads": torch.get_num_threads()})
        for line in sys.stdin:
            request = json.loads(line)
            say(run_round(trainer, request["round"], request.get("T", 1), parent))
    except BrokenPipeError:  # the harness is gone: nobody to answer
        os._exit(0)
    except Exception as error:  # the harness shows it
        say({"error": f"{type(error).__name__}: {error}"})
        sys.exit(1)


def run_round(trainer, steps, iterations, parent):
    times = []
    loss = None
    for _ in range(steps):
        if os.getppid() != parent:
            os._exit(0)  # the harness died in the middle of a round
        begun = time.perf_counter()
        loss = trainer.step(iterations)
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return {"ms": times[len(times) // 2], "p10": times[len(times) // 10], "steps": steps, "loss": loss.item()}


def versions(torch):
    import numpy

    return {"python": sys.version.split()[0], "torch": torch.__version__, "numpy": numpy.__version__}
