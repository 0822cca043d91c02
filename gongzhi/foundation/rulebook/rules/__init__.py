"""What a value is, where it comes from and who may change it; nothing here touches a database."""
