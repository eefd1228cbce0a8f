"""The forms in which people hold such things, as bytes: one format a module."""
