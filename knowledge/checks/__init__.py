"""The rules that a sound knowledge base keeps, one file per kind; each is a function from a base to findings.

Nothing here reads a file: ``knowledge.check`` finds the file and line of a finding.
"""
