"""诉求: from a resident's report to an answer that was checked and rated."""
