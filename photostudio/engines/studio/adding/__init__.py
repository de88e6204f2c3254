"""Adding a thing to a finished picture: it is made, stood in the mask, lit like the picture, and laid into it."""
