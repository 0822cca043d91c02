"""The shared ground of the HTTP API: authentication, errors, paging."""
