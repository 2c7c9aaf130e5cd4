"""Settings, facts, logs and the publication of maps."""
