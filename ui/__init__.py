"""What people see and touch. Draws a Visit or a Counter, sends back Actions."""
