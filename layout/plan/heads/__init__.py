"""Heads of articles: an article and a width in pt → the ways to set it, and the placed head.

`sizes` says how large, `choices` which ways there are, `strips` what stands empty beside one,
`place` where each part of the chosen one stands.
"""
