"""The rows' history; `Workspace.open` runs what is missing."""
