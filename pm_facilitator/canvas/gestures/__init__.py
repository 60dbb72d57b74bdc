"""One class for each thing a hand can do on a board; none of them touches the model."""
