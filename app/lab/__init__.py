"""The laboratory: configuration, training, history and live sessions, without any I/O."""
