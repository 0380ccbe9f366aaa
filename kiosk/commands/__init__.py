"""The command line: one module a group of commands; this is where the parts are wired together."""
