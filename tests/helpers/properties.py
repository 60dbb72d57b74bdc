"""How property tests run: neither a busy machine nor an unlucky draw may fail a change.

They try the same examples in every run. ``--hypothesis-profile=searching`` looks for others, and
what it finds becomes a test of its own.
"""

from hypothesis import HealthCheck, settings

settings.register_profile("searching", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("calm", settings.get_profile("searching"), derandomize=True)
settings.load_profile("calm")
