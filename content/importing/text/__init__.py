"""Plain text: bytes in any coding → lines and paragraphs, with the marks of Chinese put back."""
