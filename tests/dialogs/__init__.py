"""Whole conversations with the bot."""
