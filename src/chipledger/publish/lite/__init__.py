"""The folder that a host may put beside the site: a page that checks an article without anything
installed.

It runs the package's own files under Pyodide, which npm brings as its lock file says.
"""
