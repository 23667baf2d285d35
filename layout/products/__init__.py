"""Products: placed pages in, bytes out; one folder a product."""
