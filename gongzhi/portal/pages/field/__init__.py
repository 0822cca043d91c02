"""掌上工作端: duties and oneself, on the staff phone."""
