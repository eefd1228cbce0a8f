"""What we have: files taken in, sightings joined into devices, findings, and what was not looked at."""
