"""The registry as a static site in both languages: a page and an address for each fact."""
