"""Chinese as such: text → classes of characters, numerals, words; imports nothing of ours."""
