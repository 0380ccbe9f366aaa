"""What citizens and officers do, carried out: the same acts for screens and for the command line."""
