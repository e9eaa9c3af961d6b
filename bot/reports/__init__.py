"""What a year of updates becomes on paper: DOCX, XLSX, CSV and the picture.

Plain values in (``bot.reports.data``), bytes out; no database, no Telegram, and the same input gives the same
bytes. Every renderer is ``render(report: YearReport) -> bytes``.
"""
