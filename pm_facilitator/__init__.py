"""PM Facilitator leads a group through the live, blameless review of an incident."""

__version__ = "0.1.0"
