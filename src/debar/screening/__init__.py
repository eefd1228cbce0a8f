"""Purchase lines and supplier names: does a measure stand against them, on this day, and which."""
