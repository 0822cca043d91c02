"""`gongzhi …` and `python3 start.py …`.

One file per family of commands, each with its COMMANDS; `registry` lists the files. A command
names its function by a dotted path, read only when it is called: what needs no database starts
none and does not wait for Django.
"""
