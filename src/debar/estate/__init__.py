"""Bodies, sites, networks, consents, parties and contracts: who we are and what we hold."""
