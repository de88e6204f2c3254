"""Where props go: beside the product and never over it, in depth, in odd numbers, some cut by the frame."""
