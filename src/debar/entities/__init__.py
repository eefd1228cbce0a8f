"""Companies, brands and bodies, and who owned, made or badged what on a given day."""
