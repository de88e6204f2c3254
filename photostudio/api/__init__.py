"""The API: programs call what the browser's pages call; every call becomes a job of its key's project."""
