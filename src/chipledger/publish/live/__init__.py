"""The author's view: the book in the browser, made anew where the author changes it.

One process watches the tree and serves the pages (`session`, `server`); another one, which is
started anew when code or tables change, keeps the book read and the imports done (`worker`).
Nothing of this is ever published: that is for `publish.build`.
"""
