"""Tables: columns and cells measured at a width, rows placed in pt.

`kinds/inline_table.py` sets one within the columns of a story, `place_copy.py` places it.
"""
