"""Spreadsheets and CSV: cells → tables of what a person sees, hidden rows left out and told."""
