"""Jobs: submit, claim, lease, supervise; and the darkroom for pixel work that a request waits for."""
