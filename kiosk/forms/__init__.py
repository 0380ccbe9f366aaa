"""Forms: what shows, what is required, whether an answer is acceptable, and what is already known."""
