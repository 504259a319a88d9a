"""The changes of the schema, one file each, in order; `storage.schema` runs them."""
