"""The program as people meet it: words of a command, clicks → orders, reports, the desk's pages."""
