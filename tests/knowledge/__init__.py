"""Tests of the knowledge base: reading it, proving it sound, scoring the engine on it."""
