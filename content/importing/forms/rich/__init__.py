"""Rich Text Format: control words and groups → runs of text → blocks."""
