"""Documents of the sample review in every format, for every reader and by every template."""
