"""The one visual language: base pages, components, icons, static files, the web's guards."""
