"""How engines call a service: one call, its retries, its recorded answers, and what comes back as a picture."""
