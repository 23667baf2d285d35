"""The program's parts: options, progress, verdict on the audit, the files of an edition."""
