"""What officers type: an update on one line, short answers of the guided form, which agency an answer names.

Also what must not be stored. Pure: a text and the base go in, values and their places in the text come out. The
words are language data, ``knowledge/languages/updates.yaml``.
"""
