"""What a report says, computed once from values, and the forms in which it is handed over."""
