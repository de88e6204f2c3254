"""How static files are named: by their content, the modules that JavaScript imports included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFiles(CompressedManifestStaticFilesStorage):
    """Every file under a name that changes with its content, so that browsers may keep it for ever."""

    max_post_process_passes = 25  # each pass gives the hashes of one more storey of modules that import modules
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        # imports are followed in our own modules only: htmx's extensions import files that it does not ship
        ("js/*.js", ((r'(?m)^(?P<matched>(?P<import>import\b[^;"]*)"(?P<url>\.[^"]+)")', '%(import)s"%(url)s"'),)),
    )
