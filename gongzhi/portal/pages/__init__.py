"""Pages of the portal, by face."""
