"""Every picture of the tour, looked at by rule: whole words, room for fingers, contrast, names, language."""
