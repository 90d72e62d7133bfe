"""What is on its way to the bureau: the ever-true indicator, what waits and why, and the loop that sends."""
