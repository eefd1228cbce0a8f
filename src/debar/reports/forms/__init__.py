"""The forms of a report: one HTML file, JSON, CSV. They say the same things of the same facts."""
