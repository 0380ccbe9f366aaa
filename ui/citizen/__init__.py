"""The citizen's pages: one module each. They draw a Visit and say what was tapped."""
