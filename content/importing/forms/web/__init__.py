"""Pages of the web, saved or pasted: HTML → blocks as a browser would show them."""
