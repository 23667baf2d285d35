"""Openings with a picture: words, a picture in its frame, pt → where on it they stand, or beside.

`seen` looks at the picture, `spots` searches it for a headline, `worth` and `contrast` judge a
place; `shaded` and `panel` put a ground under it; `ledes` and `land` set what else stands on the
picture; `standing` makes the whole of it, `apart` what stands beside.
"""
