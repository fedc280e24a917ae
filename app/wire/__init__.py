"""The wire: commands from JSON, frames to bytes and back. No sockets here."""
