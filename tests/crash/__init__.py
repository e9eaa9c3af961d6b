"""The real process on real HTTP, killed and troubled: what arrives, how often, and in which order."""
