"""The account of an import: what was read and written → counts, doubts, what is to decide."""
