"""Every edit a person can make, as pure functions from a board to the changes it takes."""
