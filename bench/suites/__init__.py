"""Public data sets that Talion is measured on: one module a set, each with `measure(path)`, which gives a Suite or several.

`path` is the folder or file of the set; none of the data lies in this repository. bench/accuracy.py runs them.
"""
