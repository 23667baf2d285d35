"""Digital PDF: characters with their positions → lines in their order → blocks."""
