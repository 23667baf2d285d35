"""The account of an import: counted in and out, what is doubted, what waits."""
