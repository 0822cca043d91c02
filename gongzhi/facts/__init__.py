"""The published language between contexts: one file per context, frozen dataclasses, what happened."""
