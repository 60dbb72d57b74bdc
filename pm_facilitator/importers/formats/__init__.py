"""The formats of chats, alerting, incident platforms, tables and logs, a module for each."""
