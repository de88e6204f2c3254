"""One module a set; each turns a `Stage` into a `Scene`."""
