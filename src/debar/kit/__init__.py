"""What every floor may use. Knows no word of the domain."""
