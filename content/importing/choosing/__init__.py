"""An outline → look and opening of its edition, each with the reason that an editor is told.

`subject` tells what the copy is about by the words of `subjects.yaml`; `opening` tells by the
pictures there are how it opens.
"""
