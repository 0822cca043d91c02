"""Sample contexts for the component pages of developers: invented, all marked 演示, one fixed moment."""
