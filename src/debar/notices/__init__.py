"""Articles, press releases and gazette pages, read into drafts of measures and responses."""
