"""The server: pages, REST and the live stream. The only asyncio is here."""
