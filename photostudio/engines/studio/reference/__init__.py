"""Reading a reference picture: what it shows, where its ground is, how its light falls, and its colours."""
