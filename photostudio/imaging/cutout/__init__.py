"""A photo without transparency becomes a product: an automatic proposal, corrected by a brush, then cut out."""
