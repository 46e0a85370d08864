"""How Sphinx reads the package; tests/checks/manual_python.py runs it on the built one."""

import kneeload

project = "kneeload"
version = release = kneeload.__version__
extensions = ["sphinx.ext.autodoc"]
autodoc_member_order = "bysource"
autodoc_type_aliases = {"Day": "Day", "Pain": "Pain"}
html_show_sphinx = False
html_copy_source = False
