"""Judging: a finished PDF in, faults measured on it out; never knows how the page was planned."""
