"""From times as they are written to moments, with a doubt for all that was guessed."""
