"""Sample contexts for the component pages: invented, all marked 演示, one fixed moment."""
