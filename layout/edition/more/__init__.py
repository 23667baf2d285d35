"""Outputs found by name: a built edition → one more file. A new output is one new file here.

A module states its help in Chinese and English (`HELP`), its file's name (`FILE`, with `{edition}`)
and `content(built, order)`, which gives the bytes.
"""
