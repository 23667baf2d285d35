"""The page: a format in mm → units, grid, what is placed on it; knows no planner and no printer."""
