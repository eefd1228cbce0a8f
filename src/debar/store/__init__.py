"""The workspace: its folder, its rows, its ledger, and the one order in which all of it is written."""
