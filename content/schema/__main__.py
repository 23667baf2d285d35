"""Renew the schema files: `python -m content.schema`."""

from content.schema import FOLDER, schemas

for name, text in schemas().items():
    (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"content/schema/{name}")
