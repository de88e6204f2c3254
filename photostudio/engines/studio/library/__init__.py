"""What sets are built of: surfaces, backdrops and props by name, all procedural and original."""
