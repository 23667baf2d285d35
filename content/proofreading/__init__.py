"""Proofreading (三审三校): the printed copy → findings of language, numbers and sense.

Input: an `Edition` and the lines of its fields. Output: findings. `view` lays the copy out in
passages, each rule is a small pure function over them, `registry` lists the rules, and
`run.proofread` applies them. Reports are in `reports`, the reference of rules in `reference`.
"""
