"""What officers type: an update on one line, and the short answers of the guided form.

Pure: a text and the base go in, values and their places in the text come out. The words are language data,
``knowledge/languages/updates.yaml``.
"""
