"""Execute one notebook. The request comes as JSON on stdin:

    notebook    file to read; the kernel works in its folder
    out         file to write
    kernel      name of the kernel spec
    timeout     seconds a cell may take
    parameters  {"index": place, "source": code} of a cell to add, or null

The notebook's metadata say afterwards what the outputs were drawn from: scripts/lib/drawnFrom.mjs.

Ends with 1, and says why on stderr, when a cell throws, prints to stderr, takes too long, or leaves a rejected promise
that nobody awaits. A failed notebook is still written, unless it would replace the original.
"""

import hashlib
import json
import os
import re
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat.sign import NotebookNotary

# A rejection can come after its cell has ended. Give pending timers a moment, then ask the kernel what it kept.
REJECTIONS_CELL = """
await new Promise<void>((done) => {
  const end = Date.now() + 3000;
  const poll = () => {
    const pending = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    if (pending === 0 || Date.now() > end) done();
    else setTimeout(poll, 20);
  };
  setTimeout(poll, 20);
});
for (const text of (globalThis as any)[Symbol.for('clusternet.rejections')] ?? []) {
  console.error('Rejected promise that no cell awaits:', text);
}
console.log(JSON.stringify([...(globalThis as any)[Symbol.for('clusternet.reads')] ?? []]));
"""

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def stream_of(cell, name):
    texts = [o.text for o in cell.get("outputs", []) if o.output_type == "stream" and o.name == name]
    return "".join(texts).strip()


def stderr_of(cell):
    return stream_of(cell, "stderr")


def error_of(cell):
    texts = ["\n".join(o.traceback) for o in cell.get("outputs", []) if o.output_type == "error"]
    return re.sub(r"\x1b\[[\d;]*m", "", "\n".join(texts))


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def path_hash(path):
    full = os.path.join(ROOT, path)
    if os.path.isdir(full):
        return sha256("\n".join(sorted(name for name in os.listdir(full) if name[0] != ".")).encode())
    if not os.path.exists(full):
        return None
    with open(full, "rb") as file:
        return sha256(file.read())


def drawn_from(notebook, reads):
    """The counterpart of scripts/lib/drawnFrom.mjs, which compares."""
    code = "\0".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return {"cells": sha256(code.encode()), "files": {path: path_hash(path) for path in sorted(reads)}}


WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
LIVE_FIGURE = "application/vnd.clusternet.live-figure+json"


def is_for_the_living(output):
    """A widget without its kernel is a line that says so; its values stand in an output of their own. And what was blanked."""
    data = output.get("data")
    return data is not None and (WIDGET_VIEW in data or data == {"text/plain": ""})


def tidy(cell):
    """One stream output where the kernel sent many, so that a refreshed notebook differs only where it should."""
    merged = []
    for output in cell.outputs:
        if is_for_the_living(output):
            continue
        output.get("data", {}).pop(LIVE_FIGURE, None)
        last = merged[-1] if merged else None
        if last and output.output_type == "stream" == last.output_type and output.name == last.name:
            last.text += output.text
        else:
            merged.append(output)
    cell.outputs = merged
    cell.metadata.pop("execution", None)


def problems(notebook):
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type != "code" or "raises-exception" in cell.metadata.get("tags", []):
            continue
        text = "\n".join(part for part in (stderr_of(cell), error_of(cell)) if part)
        if text:
            yield f"cell {number}: {text}"


def was_run(cell):
    return cell.cell_type != "code" or not cell.source.strip() or cell.execution_count is not None


def execute(notebook, request):
    """Run all cells; return a list of what went wrong."""
    probe = nbformat.v4.new_code_cell(REJECTIONS_CELL)
    notebook.cells.append(probe)
    folder = os.path.dirname(os.path.abspath(request["notebook"]))
    client = NotebookClient(
        notebook,
        kernel_name=request["kernel"],
        timeout=request["timeout"],
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": folder}},
    )
    failure = []
    try:
        client.execute()
    except CellExecutionError:
        pass  # problems() finds it in the cell's outputs
    except CellTimeoutError:
        failure = [f"a cell took longer than {request['timeout']} s"]
    except DeadKernelError:
        failure = ["the kernel died"]
    finally:
        notebook.cells.remove(probe)
    found = list(problems(notebook))
    if stderr_of(probe):
        found.append(stderr_of(probe))
    if not (found or failure) and not all(was_run(cell) for cell in notebook.cells):
        failure = ["a cell failed without a message"]
    if not (found or failure):
        reads = json.loads(stream_of(probe, "stdout").splitlines()[-1])
        notebook.metadata.setdefault("clusternet", {})["drawnFrom"] = drawn_from(notebook, reads)
    return found + failure


def main():
    request = json.load(sys.stdin)
    notebook = nbformat.read(request["notebook"], as_version=4)
    if request.get("parameters"):
        cell = nbformat.v4.new_code_cell(request["parameters"]["source"], metadata={"tags": ["injected-parameters"]})
        notebook.cells.insert(request["parameters"]["index"], cell)
    failed = execute(notebook, request)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            tidy(cell)
    in_place = os.path.abspath(request["out"]) == os.path.abspath(request["notebook"])
    if not (failed and in_place):
        os.makedirs(os.path.dirname(os.path.abspath(request["out"])), exist_ok=True)
        # Beside it first: a kill leaves the one that was there.
        nbformat.write(notebook, f"{request['out']}.part")
        os.replace(f"{request['out']}.part", request["out"])
        NotebookNotary().sign(notebook)
    for line in failed:
        print(f"{os.path.relpath(request['notebook'])}: {line}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
