"""The plan as curated YAML, and all code that reads it and answers from it.

Nothing here knows Telegram or a database: a knowledge base and a question go in, a reply comes out.
"""
