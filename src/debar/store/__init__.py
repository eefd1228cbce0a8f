"""The workspace: where evidence and decisions are kept."""
