"""Pages that compose several contexts: 居民首页, 工作台, 大屏."""
