"""The program as people meet it: command line, reports, progress and the desk in the browser."""
