"""Chinese as such: classes of characters, numerals; imports nothing of the project."""
