"""工作日历 at the desk."""
