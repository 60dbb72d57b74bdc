"""The scripts; each stands alone and imports nothing of the app, which will have changed."""
