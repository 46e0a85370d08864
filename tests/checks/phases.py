#!/usr/bin/env python3
"""The picture of the phases shows what the table of transitions holds.

Usage: phases.py PROGRAM PICTURE

PROGRAM prints the table as a Graphviz graph, PICTURE is the SVG made of it. Compares arrows and
their reasons, so that neither Graphviz nor its version matters. A picture that lacks an arrow, or
shows another reason, has to be noticed.
"""

import re
import subprocess
import sys
from xml.etree import ElementTree

from project import finish, read

SVG = "{http://www.w3.org/2000/svg}"
ARROW = re.compile(r'^ *(\w+) -> (\w+) \[(.*), label="(.*)"\];$', re.M)


def arrows_of_graph(graph):
    """Reasons by tail, head and style."""
    return {(tail, head, "dashed" in style): label.replace(r"\n", " ").split()
            for tail, head, style, label in ARROW.findall(graph)}


def arrow_of(edge):
    tail, head = edge.find(f"{SVG}title").text.split("->")
    return tail, head, edge.find(f"{SVG}path").get("stroke-dasharray") is not None


def arrows_of_picture(picture):
    """The same of the SVG, in which reasons are texts beside the path."""
    edges = [group for group in ElementTree.fromstring(picture).iter(f"{SVG}g")
             if group.get("class") == "edge"]
    return {arrow_of(edge): [text.text.strip() for text in edge.iter(f"{SVG}text") if text.text.strip()]
            for edge in edges}


def faults_of(graph, picture):
    wanted, shown = arrows_of_graph(graph), arrows_of_picture(picture)
    if not wanted:
        yield "the program prints no arrow"
    for arrow in sorted(wanted.keys() | shown.keys()):
        if wanted.get(arrow) != shown.get(arrow):
            yield f"{arrow}: shown are {shown.get(arrow)}, the table has {wanted.get(arrow)}"


def main(program, picture):
    graph = subprocess.run([program], capture_output=True, text=True, check=True).stdout
    svg = read(picture)
    faults = list(faults_of(graph, svg))
    edge = re.search(r'<g id="edge1" class="edge">.*?</g>\n', svg, re.S).group()
    for planted in (svg.replace(edge, ""), svg.replace("RELOAD_TO_BUILD", "BUILD_TO_RETURN"),
                    svg.replace(edge, edge.replace("<path", '<path stroke-dasharray="5,2"'))):
        if not list(faults_of(graph, planted)):
            faults.append("a picture with a defect passes")
    if faults:
        print("draw it again: phases_dot | dot -Tsvg > include/kneeload/phases.svg")
    finish("picture of the phases", faults)


if __name__ == "__main__":
    main(*sys.argv[1:])
