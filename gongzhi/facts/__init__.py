"""The published language between contexts: what happened, one file per context, frozen values."""
