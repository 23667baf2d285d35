"""Tables: columns, cells and a width in pt → cells measured, rows placed in pt.

`kinds/inline_table.py` sets one within the columns of a story, `placing/copy.py` places it.
"""
