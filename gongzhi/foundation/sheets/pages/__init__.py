"""导入 at the desk: choose a template, upload, look at what was found, write."""
