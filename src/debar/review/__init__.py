"""Acts, cases and the ledger: who decided what, on which evidence. Pure: no clock, no disk."""
