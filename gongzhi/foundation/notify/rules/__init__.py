"""Pure decisions about messages: when, in which words, what an answer of a gateway means."""
