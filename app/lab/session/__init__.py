"""One live session: commands in, snapshots out."""
