"""The copy set at a measure: items of the body (kinds, tables, persons) → pieces of whole rows."""
