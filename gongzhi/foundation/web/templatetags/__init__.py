"""Tags every template of the product may load."""
