"""Know what binds you, find what you have, stop what you buy."""
