"""The purchase lines of the example estate."""
