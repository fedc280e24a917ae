"""The wire: commands from JSON, frames to bytes and back, the catalogue. No sockets here."""
