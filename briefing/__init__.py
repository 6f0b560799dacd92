"""A news article in, a briefing a person can stand behind out."""

__version__ = "0.11.1"
