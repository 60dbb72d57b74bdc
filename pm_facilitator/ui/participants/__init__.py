"""What ties the participants' page to a review: what they see, what they do, who they are."""
