"""How a peer talks to the harness: one JSON object a line, over stdin and stdout.

    harness                                         peer
    {"data": PATH, "k": 5, "beta": 50, ...}    ->   {"ready": true, "versions": {...}, "threads": 1}
    {"round": 50, "T": 1}                      ->   {"ms": median of a step, "p10": ..., "steps": 50, "loss": the last step's}
    end of input                               ->   exits with 0

A step is a training step, or with "forward": true in the first line a forward pass without dropout and gradient, or one
run of a graph algorithm; "loss" is then what that ended with (a partition's modularity, a mean distance), or null.

A peer that cannot run answers its first line with {"absent": why and what to do} and exits with 0; one that fails answers
{"error": message} and exits with 1. The process lives through all rounds, so that rounds of several peers can take turns.

The data file (`read_data`): one line of JSON, {"arrays": [{"name", "dtype", "length"}, ...], ...numbers}, then
the arrays' bytes, little-endian, in that order and without gaps. Numbers: n, F. Arrays: rowPtr, colIdx of the graph (both
directions, no self-loops), or weights, n x n, of a predicted one; featureRowPtr, featureColIdx, featureValues, or
features when they are dense. Weights under the names W1, b1, W2, b2, mu0 replace the random start, so that a loss can be compared with another implementation's.
"""

import ctypes
import importlib
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


def require(*names):
    """The modules of those names, or a clear line and exit code 0 where one is missing."""
    modules = []
    for name in names:
        try:
            modules.append(importlib.import_module(name))
        except ImportError as error:
            advice = f"{sys.executable} -m pip install {' '.join(names)} (versions: bench/peers/requirements.txt), then run again"
            say({"absent": f"{error}: {advice}"})
            sys.exit(0)
    return modules


def require_torch():
    """The torch module; NumPy must be there too."""
    return require("torch", "numpy")[0]


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
    """Answers with training steps. `build(data, options)` returns a trainer whose `step(T)` trains once and returns the loss as
    a tensor, and whose `forward(T)` only decides; `quick` asks for `quicken` first."""
    torch = require_torch()

    def start(options):
        torch.set_num_threads(options["threads"])
        if quick:
            quicken(torch)
        if options.get("forward"):
            options["dropout"] = 0.0
        trainer = build(read_data(options["data"]), options)
        work = trainer.forward if options.get("forward") else trainer.step
        return work, {"versions": versions("torch", "numpy"), "threads": torch.get_num_threads()}

    converse(start)


def serve_algorithms(module, algorithms):
    """Answers with runs of the algorithm that the first line names. `algorithms[name](data, options)` prepares what is not to be
    timed and returns two functions: the one to be timed, and one that turns its result into a number."""

    def start(options):
        prepare = algorithms[options["algorithm"]]
        run, value = prepare(read_data(options["data"]), options)
        return (lambda _: run()), {"versions": versions(module), "value": value}

    converse(start)


def converse(start):
    """Answers lines until the input ends; `start(options)` returns what a step is and what to say about it."""
    parent = os.getppid()
    first = sys.stdin.readline()
    if first == "":
        sys.exit(0)
    try:
        work, about = start({**DEFAULTS, **json.loads(first)})
        value = about.pop("value", lambda last: None if last is None else last.item())
        say({"ready": True, **about})
        for line in sys.stdin:
            request = json.loads(line)
            say(run_round(work, value, request["round"], request.get("T", 1), parent))
    except BrokenPipeError:  # the harness is gone: nobody to answer
        os._exit(0)
    except Exception as error:  # the harness shows it
        say({"error": f"{type(error).__name__}: {error}"})
        sys.exit(1)


def run_round(work, value, steps, iterations, parent):
    times = []
    last = None
    for _ in range(steps):
        if os.getppid() != parent:
            os._exit(0)  # the harness died in the middle of a round
        begun = time.perf_counter()
        last = work(iterations)
        times.append((time.perf_counter() - begun) * 1000)
    times.sort()
    return {"ms": times[len(times) // 2], "p10": times[len(times) // 10], "steps": steps, "loss": value(last)}


def versions(*names):
    found = {name: importlib.import_module(name).__version__ for name in names}
    return {"python": sys.version.split()[0], **found}
