"""What can be seen of a network: surfaces, feature spaces, traces, landscapes, snapshots."""
