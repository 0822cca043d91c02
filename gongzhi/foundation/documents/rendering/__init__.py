"""One paper in three forms: PDF, Word, and a picture for a group."""
