"""居民端: home, my things."""
