"""Write a notebook as one HTML page: export_html.py notebook.ipynb page.html"""

import sys

import nbformat
from nbconvert import HTMLExporter


def main(source, target):
    # No RequireJS, jQuery or Mermaid from other hosts: our figures bring what they need.
    exporter = HTMLExporter(embed_images=True, require_js_url="", jquery_url="", mermaid_js_url="")
    page, _ = exporter.from_notebook_node(nbformat.read(source, as_version=4))
    with open(target, "w", encoding="utf-8") as file:
        file.write(page)


if __name__ == "__main__":
    main(*sys.argv[1:])
