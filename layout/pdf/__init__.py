"""The one room for PDF: bytes → objects, content, matrices, inks, and back.

Products and judges import it; it imports neither. Whoever wants a page's content, a matrix, XMP or
a plate asks here, so that a file is read the same way when it is made and when it is judged.
Nothing is imported here: each module is asked for by its name.

    lexer        bytes of a content stream, damaged or not → its instructions
    objects      objects of unknown quality → values, or their absence; streams up to a limit
    matrices     six numbers → a matrix that can be reckoned with
    boxes        left, bottom, right, top
    text         a PDF's bytes → the characters that its pages show, by marked content
    fonts        an opened file or a font's tables → descriptors, advances
    xmp          properties → a packet, a packet → its properties
    ghostscript  a PDF file → its inks as TIFF files
"""
