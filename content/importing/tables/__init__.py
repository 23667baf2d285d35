"""Tables of a source → tables and charts of an edition, with the reason for each kind."""
