"""Word (.docx): its XML → blocks as a reader of the page sees them, lists numbered, looks told."""
