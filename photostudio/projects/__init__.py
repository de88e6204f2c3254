"""The domain: projects, assets, jobs, variants, and what they may do."""
