"""What is done with drafts until they are taken: answers, twins of other sources, records."""
