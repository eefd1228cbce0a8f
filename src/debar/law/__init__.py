"""The law as data: measures, and what each of them means for an item, a party and a day."""
