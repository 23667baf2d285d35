"""From an edition to finished pages: text composition, planning, templates, files."""
