"""A control for every kind of question; make.make_control chooses it."""
