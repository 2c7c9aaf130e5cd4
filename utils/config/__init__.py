"""Settings, logs and publication mode."""
