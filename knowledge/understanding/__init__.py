"""From an utterance and the talk so far to requests: exact names and numbers first, then curated records.

Each rule looks at one view of the utterance and gives its meaning or nothing; ``interpreter`` holds their order.
"""
