"""The commands of the command line, one module each; ``briefing/__main__.py`` puts them together."""
