"""From a bare checkout to running processes: environment, database, keys, supervision.

`console`, `layout`, `locks` and `virtualenv` run before anything is installed and use the
standard library alone. Nothing in this package imports Django: what needs it is a process
of its own, started with the role and the keys it may have.
"""
