"""Tools for being on call and for leading an incident."""
