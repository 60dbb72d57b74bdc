"""The lines of chats: who wrote them, to whom, and which of them nobody has said."""
