"""The one visual language: base pages, components, icons, static files, and the web's own guards."""
