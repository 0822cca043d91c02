"""居民端: scan, report, follow, rate."""
