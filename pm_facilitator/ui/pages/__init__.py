"""The pages before the meeting: library, form of a review, preview of an import."""
