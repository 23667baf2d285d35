"""Kinds of copy that are no paragraphs: an item of the body → pieces that fill whole rows.

Each module sets one kind at a measure and says how many rows it takes and where it may be parted,
so that columns with verse and rolls of names are filled as exactly as those of text.
"""
