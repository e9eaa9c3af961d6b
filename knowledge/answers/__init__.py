"""Composing replies from the base: every fact is looked up, every sentence is a message of the catalogues."""
