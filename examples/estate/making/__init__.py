"""How the example estate is made: stock and sites, the formats that people hold, purchases, the truth."""
