"""Small models, one a module: pure functions of plain numbers that also run in a reader's browser
(MicroPython).
"""
