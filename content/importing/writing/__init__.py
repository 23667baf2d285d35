"""An outline → the files of an edition folder, written whole or not at all."""
