"""The download file: a tagged PDF → the same file, PDF/UA-1 and PDF/A-2a at once, compact.

    finished = download_pdf(pdf)

`render.pdf.write_pdf` finishes what it prints for the screen, so that audit and previews
look at the very file that is delivered; finishing it again changes nothing.
"""

from layout.products.download.conforming import download_pdf, finish, save
from layout.products.download.joined import join_words

__all__ = ["download_pdf", "finish", "join_words", "save"]
