"""The page: units, formats, the grid and what is placed on it; knows no planner and no printer."""
