"""What the facilitator sees of a round: preparing it, leading it, and what each step needs."""
