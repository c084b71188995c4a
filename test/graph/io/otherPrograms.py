"""Random graphs with odd names, written by networkx, igraph, pandas and SciPy; as one JSON object on standard output.

python otherPrograms.py SEED GRAPHS [KEPT]: { files: [{ name, text, nodes, edges: [[u, v, weight or null]], isolated }] }.
What a format cannot hold (blanks in lists between blanks, quotes in Pajek) is left out of its names.
"""

import io
import json
import random
import sys
import tempfile
from pathlib import Path

import igraph
import networkx as nx
import pandas as pd
import scipy.io
import scipy.sparse

ODD = [
    "a", "B", "007", "1.0", "12e3", "+49", "-3", "723389637071249411", "__proto__", "constructor", "O'Neil", "Zoë", "東京",
    "\U0001f600", "e\u0301", "naïve café", "New York", "Adams, Ann", "semi;colon", "pipe|d", "tab-less", "a & b", "<i>", "x=y",
    'the "Rock"', "#ai", "%CPI", "//cdn.x/a", "100%", "c#", "{brace}", "(x, y)", "[1]", "back\\slash", "null", "nan", "true",
    "source", "p:q", "~", "a->b", "a--b", "\u2028", "\u00a0x", "very" * 40,
]


def names_without(rng, count, signs, starts=(), ascii_only=False):
    good = [name for name in ODD if not any(s in name for s in signs) and not name.startswith(tuple(starts) or ("\0",))]
    good = [name for name in good if name.isascii() or not ascii_only]
    good += [f"n{i}" for i in range(count)]
    return rng.sample(good, count)


def random_graph(rng, names, weighted):
    graph = nx.Graph()
    graph.add_nodes_from(names)
    pairs = [(u, v) for i, u in enumerate(names) for v in names[i + 1 :]]
    for u, v in rng.sample(pairs, rng.randint(3, min(len(pairs), 14))):
        if weighted:
            graph.add_edge(u, v, weight=round(rng.choice([1, 0.001, 1000]) * rng.uniform(0.1, 9), 4) or 1)
        else:
            graph.add_edge(u, v)
    return graph


def text_of(write, *args, **options):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph"
        write(*args, str(path), **options)
        return path.read_bytes().decode()


def igraph_of(graph):
    names = list(graph)
    made = igraph.Graph(n=len(names), edges=[(names.index(u), names.index(v)) for u, v in graph.edges])
    made.vs["name"] = names
    weights = [data.get("weight") for _, _, data in graph.edges(data=True)]
    if weights and weights[0] is not None:
        made.es["weight"] = weights
    return made


def table(rng, graph, weighted, **options):
    columns = ["source", "target"] + (["weight"] if weighted else [])
    rows = [(u, v, *([d["weight"]] if weighted else [])) for u, v, d in graph.edges(data=True)]
    frame = pd.DataFrame(rows, columns=columns)
    if options.get("header", True):
        frame = frame[rng.sample(columns, len(columns))]
    return frame.to_csv(**{"index": False, **options})


def write_all(rng, weighted):
    """(name, text, graph, whether isolated nodes are in it)"""
    count = rng.randint(4, 9)
    free = random_graph(rng, names_without(rng, count, []), weighted)
    words = random_graph(rng, names_without(rng, count, [" ", '"', "(", "{", ",", ";", "|"], "#%/"), weighted)
    plain = random_graph(rng, names_without(rng, count, ['"', "\\", "\u2028", "\u00a0"], ["#", "%"]), weighted)
    fields = random_graph(rng, names_without(rng, count, [",", ";", "|", '"', " "], "#%/"), weighted)
    yield "table.csv", table(rng, free, weighted), free, False
    yield "index.csv", table(rng, free, weighted, index=True), free, False
    yield "table.tsv", table(rng, free, weighted, sep="\t"), free, False
    yield "semicolons.csv", table(rng, free, weighted, sep=";", decimal=","), free, False
    yield "bars.txt", table(rng, free, weighted, sep="|"), free, False
    yield "plain.csv", table(rng, fields, weighted, header=False), fields, False
    yield "words.edgelist", "".join(line + "\n" for line in nx.generate_edgelist(words)), words, False
    yield "graph.graphml", "\n".join(nx.generate_graphml(free)), free, True
    yield "graph.gexf", "\n".join(nx.generate_gexf(free)), free, True
    yield "links.json", json.dumps(nx.node_link_data(free, edges="links")), free, True
    yield "edges.json", json.dumps(nx.node_link_data(free, edges="edges"), ensure_ascii=False), free, True
    yield "cyto.json", json.dumps(nx.cytoscape_data(free)), free, True
    yield "networkx.gml", "\n".join(nx.generate_gml(free)), free, True
    text = "\n".join(nx.generate_pajek(plain))
    nx.set_edge_attributes(plain, {(u, v): {"weight": d.get("weight", 1)} for u, v, d in plain.edges(data=True)})
    yield "networkx.net", text, plain, True  # Pajek's weights are 1 where there are none
    made = igraph_of(free)
    yield "igraph.graphml", text_of(lambda path: made.write_graphml(path)), free, True
    yield "igraph.gml", text_of(lambda path: made.write_gml(path)), free, True
    letters = random_graph(rng, names_without(rng, count, [" ", '"', "(", "{", "#"], "#%/", ascii_only=True), weighted)
    made = igraph_of(letters)
    names, weights = ("name", "weight" if weighted else None)
    yield "igraph.ncol", text_of(lambda path: made.write_ncol(path, names, weights)), letters, False
    yield "igraph.lgl", text_of(lambda path: made.write_lgl(path, names, weights)), letters, True
    numbered = nx.convert_node_labels_to_integers(free, first_label=1)
    numbered = nx.relabel_nodes(numbered, {i: str(i) for i in numbered})
    matrix = scipy.sparse.coo_array(nx.to_scipy_sparse_array(numbered, dtype=float))
    for symmetry in ["symmetric", "general"]:
        out = io.BytesIO()
        scipy.io.mmwrite(out, matrix, symmetry=symmetry, field="real" if weighted else "pattern")
        yield f"{symmetry}.mtx", out.getvalue().decode(), numbered, True


def main():
    seed, graphs = int(sys.argv[1]), int(sys.argv[2])
    files = []
    for i in range(graphs):
        rng = random.Random(1000 * seed + i)
        for name, text, graph, listed in write_all(rng, weighted=i % 2 == 0):
            edges = [[u, v, data.get("weight")] for u, v, data in graph.edges(data=True)]
            nodes = list(graph) if listed else sorted({node for edge in edges for node in edge[:2]})
            files.append({"name": name, "text": text, "nodes": nodes, "edges": edges})
    json.dump({"files": files}, sys.stdout, ensure_ascii=True, indent=0)


main()
