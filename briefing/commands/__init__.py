"""The commands of the command line, one module each, whose ``command`` bears its name."""
