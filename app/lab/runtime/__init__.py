"""What runs sessions: the scheduler, its thread, the registry, background tasks and twins."""
